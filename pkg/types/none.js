// The types of frameworks are types alone.
export {}
