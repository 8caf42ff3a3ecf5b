// Loaded on demand, when a reader wants to transfer their agenda to another device: QR codes (ISO 18004).

export { generate } from 'lean-qr/nano'
