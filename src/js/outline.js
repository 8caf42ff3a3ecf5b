/** The elements of a part of the view down to its chunks. A selector would be matched against everything inside the chunks, too. */
export const outline = (part) => [part, ...(part.matches('.chunk') ? [] : [...part.children].flatMap(outline))]
