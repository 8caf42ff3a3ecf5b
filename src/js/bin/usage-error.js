// An error that prevents a command from running, with a message for the user.

export class Trouble extends Error {}
