import { agenda, button, make, prepare, reset } from './bench.js'

const unit = (value) => value.replace(/^[\d.]+/, '')

/** A colour, or a length that slides. */
export default (name, { value, range, ...example }) => {
  const input = range
    ? make('input', { type: 'range', min: range[0], max: range[1], step: range[2], value: parseFloat(value) })
    : make('input', { type: 'color', value })
  const output = make('output', { textContent: value })
  const read = () => (range ? input.value + unit(value) : input.value)
  const show = () => {
    prepare(example)
    output.textContent = read()
    agenda.style.setProperty(name, read())
  }
  input.addEventListener('input', show)
  return [make('label', {}, name, input, output), button('Set it', show), button('Take it away', () => {
    agenda.style.removeProperty(name)
    if (example.with) reset()
  })]
}
