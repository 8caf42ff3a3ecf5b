export default { base: '/astro', build: { inlineStylesheets: 'never' }, telemetry: false }
