// Type definitions for frameworks have no runtime code.
export {}
