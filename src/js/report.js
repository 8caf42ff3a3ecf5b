// The public state of a widget, as an object whose properties the core sets.
export const report = (widget) => {
  const filters = []
  const state = { filters }
  widget.report(state, (facet, value) => filters.push([facet, value]))
  state.starred = []
  widget.starred?.((_, id) => state.starred.push(id))
  return state
}
