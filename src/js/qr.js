// A script of its own, loaded when somebody wants to take their agenda to another device: QR codes (ISO 18004).

export { generate } from 'lean-qr/nano'
