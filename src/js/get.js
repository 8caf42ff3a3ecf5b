// Fetches a file of the package.
export const get = async (url) => {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`the server answered ${response.status}`)
  return response
}
