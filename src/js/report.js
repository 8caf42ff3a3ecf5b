// What a widget says of itself, in an object that the core fills key by key.
export const report = (widget) => {
  const filters = []
  const state = { filters }
  widget.report(state, (facet, value) => filters.push([facet, value]))
  state.starred = []
  widget.starred?.((_, id) => state.starred.push(id))
  return state
}
