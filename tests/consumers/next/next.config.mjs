export default { output: 'export', distDir: '../out/next', basePath: '/next' }
