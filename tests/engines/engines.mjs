// The browsers that are driven by WebDriver, with the options of each driver. Browsers that are not installed are left out.
import { readFileSync } from 'node:fs'
import { CHROMIUM, find, here } from '../../tools/run.mjs'

const capabilities = JSON.parse(readFileSync(here('webdriver.json'), 'utf8'))
const chromium = find(...CHROMIUM)

export const ENGINES = {
  chromium: find('chromedriver') && chromium && {
    command: [find('chromedriver')],
    capabilities: { browserName: 'chrome', 'goog:chromeOptions': { binary: chromium, args: ['--headless', '--no-sandbox', '--disable-gpu'] } },
  },
  firefox: find('geckodriver') && {
    command: [find('geckodriver')],
    // Its driver lets files read each other, which nobody's Firefox does.
    capabilities: { browserName: 'firefox', 'moz:firefoxOptions': { args: ['-headless'], binary: find('firefox', 'firefox-esr'), prefs: { 'security.fileuri.strict_origin_policy': true } } },
  },
  webkit: find('WebKitWebDriver') && find('xvfb-run') && {
    command: [find('xvfb-run'), '-a', find('WebKitWebDriver')],
    // Its sandbox needs namespaces that a container or root may not make.
    env: { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
    capabilities: { 'webkitgtk:browserOptions': capabilities['webkitgtk:browserOptions'] },
  },
}
