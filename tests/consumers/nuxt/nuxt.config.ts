export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  telemetry: false,
  app: { baseURL: '/nuxt/' },
  // This release of Nuxt cannot store the payload of the first page.
  experimental: { payloadExtraction: false },
  vue: { compilerOptions: { isCustomElement: (tag) => tag === 'plenary-agenda' } },
})
