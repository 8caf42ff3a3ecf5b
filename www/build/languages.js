/** The languages of the interface. */
export const LANGUAGES = 'en ar bn cs da de el es fa fi fr he hi id it ja ko nb nl pl pt pt-BR ru sv sw th tr uk ur vi zh zh-Hant'.split(' ')

/** The name of a language in itself. */
export const nameOf = (tag) => {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag)
  return name[0].toLocaleUpperCase(tag) + name.slice(1)
}
