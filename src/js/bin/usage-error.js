// What keeps a command from being carried out, said to whoever gave it.

export class Trouble extends Error {}
