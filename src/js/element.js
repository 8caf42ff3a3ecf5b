// The custom element. It is thin, since the core renders everything: it loads the core once per page, passes it
// attributes, feed and platform, and shows the page's own fallback content if the core cannot run.

import css from '../view/style/first.css'
import { Widget } from 'plenary-glue'
import { host, hourCycle, offset, ownLocale, warmUp } from './intl.js'
import { scheme, watch } from './scheme.js'
import { Failure } from './failure.js'
import { open } from './feed.js'
import { fragment, guard } from './fragment.js'
import { Dom } from './dom.js'
import { get, words } from './files.js'
import { given } from './pieces.js'
import { answered, compile, isWhole, load, loadRest, release, script } from './program.js'
import { report } from './report.js'

// Budget in milliseconds for one task of deferred work.
const WORK = 16
const VIEWS = ['agenda', 'grid', 'speakers', 'mine', 'now']
const HOURS = ['12', '24']

// Constructed style sheets per document, since they cannot be shared between documents: the theme, and that of the second file.
const sheets = new WeakMap()
const sheet = ({ defaultView }, css = '') => {
  const made = new defaultView.CSSStyleSheet()
  made.replaceSync(css)
  return made
}
let lateCss
const theme = (page) => {
  if (!sheets.has(page))
    sheets.set(
      page,
      [css, lateCss].map((css) => sheet(page, css)),
    )
  return sheets.get(page)
}

const rules = { createHTML: (html) => html }
let policy
const trusted = () => (policy ??= globalThis.trustedTypes?.createPolicy('plenary', rules) ?? rules)

const idle = (act) => (globalThis.requestIdleCallback ? requestIdleCallback(act, { timeout: 2000 }) : setTimeout(act))

// Resolves at the next frame, or after a delay if there is none, as in a hidden page.
const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done))
    setTimeout(done, 500)
  })

// Warns about attributes and files. The texts are in the second script.
const warn = (...what) =>
  script().then(
    ({ warn }) => warn(...what),
    () => {},
  )
const canonical = (tag) => {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    warn('lang', tag)
  }
}

const primary = (tag) => tag.split('-')[0].toLowerCase()
// The reader's own regional variant of a language, if they have one, since it determines the format of times. `voiceOf` resolves to the messages of the
// interface, and the tags of its language and dates.
const variant = (language) => navigator.languages?.find((tag) => primary(tag) === primary(language)) ?? language
const english = (language = 'en') => ({ texts: '', spoken: language, locale: variant(language) })
const voiceOf = (language, own) =>
  own || primary(language) !== 'en'
    ? import('./plenary-localize.js').then(
        ({ localize }) => localize(language, own, { get, words, warn }),
        () => english(),
      )
    : english(language)

// Whether a key event is text input. Other keys (Escape, shortcuts) are left to the page's scripts.
const isTyping = ({ target, key, ctrlKey, metaKey, altKey }) => target.matches('input, select') && !['Escape', 'Tab'].includes(key) && !metaKey && (!ctrlKey || altKey)

// Text attributes: each with its property and default value.
const TEXTS = [
  ['src', 'src', ''],
  ['timezone', 'timezone', 'event'],
  ['event-timezone', 'eventTimezone', ''],
  ['hour-cycle', 'hourCycle', ''],
  ['theme', 'theme', ''],
  ['refresh', 'refresh', '5'],
  ['heading-level', 'headingLevel', ''],
  ['show', 'show', ''],
]

const reasonOf = (error) => error.reason ?? (error instanceof WebAssembly.RuntimeError ? 'trap' : 'program')

/** @typedef {new () => HTMLElement & Record<'src' | 'show' | 'timezone' | 'eventTimezone' | 'hourCycle' | 'theme' | 'refresh' | 'headingLevel', string>} WithTexts */

export class PlenaryAgenda extends /** @type {WithTexts} */ (HTMLElement) {
  static version = VERSION
  static observedAttributes = ['view', 'views', 'lang', 'messages', ...TEXTS.map((text) => text[0])]

  #widget
  #root
  #slot
  #given
  #made
  #hash
  #host
  #locale
  #voice
  #own
  #feed
  #run = 0
  #scheduled = false
  #unwatch
  #unguard
  /** @type {any} */
  #problems = []
  // Ids to star once the widget listens.
  #stars
  #translation
  // Promises: the feed was read; the widget listens. And whether it does.
  #read
  #awake
  #listening = false
  // Creates a widget with the same options, and whether the displayed feed was read to its end.
  #make
  #complete = false
  #starting
  #refreshing
  // The feed saved on an earlier visit, used while the network fails.
  #saved
  // Repeats the reader's last action that could not be handled yet.
  #held
  // The scheduled task of deferred work, and the frame that it waits for.
  #working
  #soon
  // A link within the page may open a session.
  #moved = () => this.#wake()

  connectedCallback() {
    // Upgrades properties that were set before the class was defined.
    for (const name of ['feed', 'messages', 'starred', 'view', 'views', 'lang', ...TEXTS.map((text) => text[1])]) {
      if (!Object.hasOwn(this, name)) continue
      const value = this[name]
      delete this[name]
      this[name] = value
    }
    guard()
    addEventListener('popstate', this.#moved)
    this.#unwatch?.()
    this.#unwatch = watch(this, () => this.#paint())
    // An element that was only moved continues as before. But a moved dialog has left the top layer, so the widget is restarted then.
    const same = this.#widget && this.#made === JSON.stringify(this.#options()) && !this.#root.querySelector('dialog[open]')
    same ? this.#paint() : this.#schedule()
  }

  disconnectedCallback() {
    // Moving disconnects and reconnects the element, in the same task or soon after. So cleanup waits for a task.
    setTimeout(() => {
      if (this.isConnected) return
      removeEventListener('popstate', this.#moved)
      this.#unwatch()
      this.#stop()
    })
  }

  // Everything that belongs to the previous document is discarded.
  adoptedCallback() {
    this.#made = undefined
  }

  attributeChangedCallback(name, before, after) {
    if (!this.isConnected || before === after) return
    if (name === 'theme') this.#paint()
    else if (name === 'refresh') return
    else if (name === 'view' && this.#widget && VIEWS.includes(after)) this.#wake().then(() => this.#widget?.show(after))
    else this.#schedule()
  }

  get view() {
    const { views } = this
    const view = this.getAttribute('view')
    if (view === null || view === 'now' || views.includes(view)) return view ?? views[0]
    warn('value', 'view', view, views)
    return views[0]
  }

  set view(view) {
    this.setAttribute('view', view)
  }

  get views() {
    const wanted = this.getAttribute('views')
      ?.split(/[\s,]+/)
      .filter(Boolean)
    const known = wanted?.filter((view) => VIEWS.includes(view) || void warn('value', 'views', view, VIEWS)) ?? []
    return known.length ? [...new Set(known)] : VIEWS.slice(0, -1)
  }

  set views(views) {
    this.setAttribute('views', [].concat(views).join(' '))
  }

  // A feed passed as an object or as JSON, instead of `src`.
  get feed() {
    return this.#given
  }

  set feed(feed) {
    this.#given = feed ?? undefined
    if (this.isConnected) this.#schedule()
    else this.#made = undefined
  }

  // Custom messages of the page.
  get messages() {
    return this.#own
  }

  set messages(messages) {
    this.#own = messages ?? undefined
    if (this.isConnected) this.#schedule()
  }

  // Ids of the starred sessions.
  get starred() {
    return this.state?.starred ?? []
  }

  set starred(ids) {
    this.#stars = Array.from(ids, String)
    this.#wake().then(() => this.#star())
  }

  #star() {
    if (!this.#listening || !this.#stars) return
    this.#root.dispatchEvent(new CustomEvent('plenary-set-stars', { detail: this.#stars }))
    this.#stars = undefined
  }

  // Reads the feed again and keeps the reader's state. Resolves to whether that succeeded; otherwise the displayed agenda is kept.
  reload() {
    return this.#reload((error) => this.#report(error))
  }

  #reload(fail) {
    return (this.#refreshing = Promise.resolve(this.#refreshing).then(() => this.#refresh(fail)))
  }

  // The displayed state; undefined before anything is displayed.
  get state() {
    return this.#widget && report(this.#widget)
  }

  // The diagnostics of the feed.
  get problems() {
    return this.#problems
  }

  #schedule() {
    if (this.#scheduled) return
    this.#scheduled = true
    queueMicrotask(() => {
      this.#scheduled = false
      // A document without a window is not displayed.
      if (!this.isConnected || !this.ownerDocument.defaultView) return
      // A feed set as a property replaces the previous one as a refresh.
      if (this.#complete && this.#given !== undefined && this.#made === JSON.stringify(this.#options())) this.reload()
      else {
        this.#saved = undefined
        this.#starting = this.#start()
      }
    })
  }

  async #refresh(fail) {
    await this.#starting
    const run = this.#run
    const isCurrent = () => run === this.#run
    if (this.#complete) {
      try {
        const { refresh } = await this.#more()
        await this.#wake()
        const isAsked = this.#given === undefined
        const read = await refresh(this.#widget, this.#make, this.#open('no-cache'), this.#url(), this.#host, this.eventTimezone, compile, release, isCurrent, isAsked)
        if (read) {
          const { problems, isOther, changes } = read
          if (isOther) this.#loaded(problems)
          if (changes[0]) this.#emit('plenary-updated', { changes })
          return true
        }
      } catch (error) {
        if (isCurrent()) await fail(error)
        return false
      }
    }
    // There was no agenda to keep, or it is another event.
    if (isCurrent() && this.isConnected) await (this.#starting = this.#start())
    return this.#complete
  }

  // The base URL of relative URLs in the feed: its own URL, or the page's.
  #url() {
    return this.src ? new URL(this.src, document.baseURI).href : document.baseURI
  }

  #open(cache) {
    const feed = this.#given
    if (feed !== undefined) return given(new TextEncoder().encode(typeof feed === 'string' ? feed : JSON.stringify(feed)))
    return this.#saved && !cache ? given(this.#saved.bytes) : open(this.#url(), answered, cache)
  }

  #loaded(problems) {
    this.#problems = problems
    if (!this.#widget) return // an event listener of the page has removed the element
    const { sessions, people } = this.state
    this.#emit('plenary-loaded', { sessions, people, problems })
  }

  #stop() {
    this.#run++
    this.#feed?.close?.()
    this.#unguard?.()
    const widget = this.#widget
    this.#widget = this.#awake = this.#translation = this.#feed = undefined
    this.#listening = this.#complete = false
    this.#held = undefined
    this.#problems = []
    release(widget)
    this.#root?.replaceChildren()
    this.#show(false)
  }

  // The prerendered HTML, as content of the element or in its shadow root.
  get #ahead() {
    return this.querySelector('.ahead') ?? this.shadowRoot?.querySelector('.ahead')
  }

  // Whether the element has fallback content, shown until the widget is ready.
  #hasContent() {
    return this.#ahead || this.children[0] || this.textContent.trim()
  }

  #show(shown) {
    if (!this.#root) return
    this.#root.hidden = !shown
    this.#slot.hidden = shown
  }

  #paint() {
    const root = this.#root
    const { dark, own, page } = scheme(this, root)
    root?.classList.toggle('dark', dark)
    root?.classList.toggle('own', own)
    root?.style.setProperty('--page', page)
  }

  #frame() {
    if (this.#root) return
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    this.#slot = shadow.firstElementChild ?? shadow.appendChild(document.createElement('slot'))
    this.#root = shadow.appendChild(document.createElement('div'))
    this.#root.className = 'plenary'
    this.#root.part = 'base'
    this.#root.addEventListener('input', ({ target }) => {
      if (target.type !== 'search' || this.#listening) return
      this.#guard(() => this.#widget?.search(target.value))
      this.#emit('plenary-filter', this.state)
    })
    // Load the second file when a reader approaches the widget.
    for (const sign of ['pointerover', 'focusin']) this.#root.addEventListener(sign, () => this.#wake())
    // A failed picture is removed, which leaves the initials.
    this.#root.addEventListener('error', ({ target }) => target.remove(), true)
    // Events are retargeted to the element outside of its shadow tree, so shortcuts of the page, such as "/" for its search, would trigger while typing.
    for (const event of ['keydown', 'keypress', 'keyup']) this.#root.addEventListener(event, (event) => isTyping(event) && event.stopPropagation())
    this.#root.addEventListener('click', (event) => this.#hold(event), true)
    this.#root.addEventListener('keydown', (event) => event.target.matches('[role=tab]') && event.key.startsWith('Arrow') && this.#hold(event), true)
  }

  // Loads the second file and its platform functions.
  #more() {
    return loadRest().then((script) => {
      lateCss = script.css
      const [, late] = theme(this.ownerDocument)
      // Setting equal rules would make the browser recompute all styles.
      if (!late.cssRules.length) late.replaceSync(lateCss)
      Object.assign(this.#host, script.later(this.#locale, this.#host))
      return script
    })
  }

  // Attaches the event listeners of the widget, which needs the second file.
  #wake() {
    const widget = this.#widget
    if (!widget) return Promise.resolve()
    return (this.#awake ??= Promise.all([this.#more(), this.#read]).then(
      ([{ pageEnv, attend }]) => {
        if (widget !== this.#widget) return
        this.#unguard = attend({
          element: this,
          widget,
          isCurrent: () => widget === this.#widget,
          fail: (error) => this.#fail(error),
          listen: () => this.#guard(() => widget.listen(this.#root, { ...pageEnv, moved: fragment() !== this.#hash })),
          reload: () => this.#reload(() => {}),
          feed: this.#given === undefined && this.#feed,
          saved: this.#saved,
          url: this.#url(),
        })
        this.#listening = true
        this.#star()
        this.#calm('try_again')
      },
      (error) => {
        this.#awake = undefined
        console.warn(`plenary: ${error.message}. Until it can, sessions cannot be opened`)
      },
    ))
  }

  // A click, or a key on a tab, before the second file has loaded is repeated afterwards. If loading fails, the reader is notified, and their last
  // action is repeated when the browser is online again.
  #hold(event) {
    const { target, ctrlKey, metaKey, shiftKey } = event
    if (this.#listening || ctrlKey || metaKey || shiftKey || !target.closest('[data-act], [data-s]')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const repeat = (this.#held = () =>
      this.#wake().then(() => {
        if (repeat !== this.#held) return
        if (this.#listening) return target.dispatchEvent(new event.constructor(event.type, event))
        this.#excuse('try_again', 'This could not be loaded. Check your connection and try again.')
        addEventListener('online', () => repeat === this.#held && repeat(), { once: true })
      }))
    repeat()
  }

  #guard(act) {
    try {
      return act()
    } catch (error) {
      this.#fail(error)
    }
  }

  // Does deferred work for one task, after which the browser can lay out and paint. Returns whether there is more.
  #some(widget) {
    const until = performance.now() + WORK
    let more
    do more = this.#guard(() => widget.work())
    while (more && performance.now() < until)
    return more
  }

  // Does all deferred work, in separate tasks so that input is handled in between.
  #work() {
    const widget = this.#widget
    clearTimeout(this.#working)
    this.#working = setTimeout(() => {
      if (!widget || widget !== this.#widget) return
      if (this.#some(widget)) this.#work()
      else if (this.#listening) this.#guard(() => widget.mark())
    })
  }

  // Schedules deferred work after the first paint; calls before that are coalesced.
  #workSoon() {
    this.#soon ??= painted().then(() => {
      this.#soon = undefined
      this.#work()
    })
  }

  #told(name) {
    if (name === 'plenary-work') this.#workSoon()
    else this.#emit(name, this.state)
  }

  async #start() {
    this.#stop()
    const run = this.#run
    const { src } = this
    if (!src && this.#given === undefined) return
    let base, feed, widget, read
    try {
      const ready = load()
      try {
        base = this.#url()
        feed = this.#feed = this.#open()
      } catch (error) {
        throw new Failure('feed', this.#given === undefined ? src : 'the feed', error)
      }
      const options = this.#options()
      this.#made = JSON.stringify(options)
      this.#hash = fragment()
      this.#voice = voiceOf(options.language, options.own)
      const hostOf = ({ locale }) => host((this.#locale = locale), base, hourCycle(locale, options.hours))
      const browser = hostOf(options)
      this.#host = browser
      warmUp(browser, () => run === this.#run && !this.#widget)
      // The second file is required from the start for a deep link, another view, a filtered agenda, or a reader with starred
      // sessions.
      const more = this.#hash.includes('=') || options.view !== 'agenda' || options.show || browser.remembered('starred')
      await (more ? this.#more() : ready)
      const { texts, spoken, locale } = await this.#voice
      if (run !== this.#run) return
      if (locale !== options.locale) {
        Object.assign(browser, hostOf({ locale }))
        if (more) await this.#more()
        if (run !== this.#run) return
      }
      this.#frame()
      const { ownerDocument } = this
      const tracks = sheet(ownerDocument)
      this.shadowRoot.adoptedStyleSheets = [...theme(ownerDocument), tracks]
      this.#root.lang = spoken
      this.#paint()
      const { views, view, show, timezone, language, eventZone } = options
      const isZone = (zone) => !zone || offset(zone, 0) !== undefined
      const settings = {
        views: this.hasAttribute('views') ? views.join(' ') : '',
        view,
        show,
        timezone,
        language,
        interface: spoken,
        prefix: this.#prefix(),
        page: this.#page(),
        eventTimezone: isZone(eventZone) ? eventZone : '',
        messages: texts,
      }
      this.#make = (root, tracks, notify) => new Widget(new Dom(root, tracks, trusted(), notify), browser, settings)
      widget = this.#widget = this.#make(this.#root, tracks, (name) => this.#told(name))
      if (more) widget.follow(fragment().slice(1))
      if (!['event', 'reader'].includes(timezone) && !isZone(timezone)) this.#suggest('timezone', timezone, widget)
      if (!isZone(eventZone)) this.#suggest('event-timezone', eventZone, widget)
      this.#read = new Promise((done) => (read = done))
      this.#show(!this.#hasContent())
      await this.#take(feed, widget, run, base, read, eventZone)
      if (more && run === this.#run) this.#wake()
    } catch (error) {
      if (run === this.#run) this.#fail(error)
    }
  }

  async #take(feed, widget, run, url, done, eventZone) {
    const ahead = this.#ahead
    for await (const { bytes, last } of feed) {
      if (run !== this.#run) return
      if (!widget.push(bytes, last) || ahead) continue
      this.#show(true)
      this.#workSoon() // fill existing chunks while more of the feed arrives
    }
    if (run !== this.#run) return
    const { error } = feed
    // An interrupted feed is completed by the second file.
    if (error) await this.#more()
    if (run !== this.#run) return
    if (widget.wantsAgain()) {
      const { again } = await this.#more()
      if (run !== this.#run) return
      const translation = await again(widget, feed, this.#host, eventZone, compile)
      if (run !== this.#run) return
      this.#translation = translation
    }
    if (widget.end()) {
      await this.#more()
      if (run !== this.#run) return
      widget.tidy()
    }
    const outcome = widget.finish()
    if (error && !outcome) throw new Failure('network', url, error)
    const readable = await this.#complain(widget, run, url, outcome)
    if (run !== this.#run) return
    if (!readable) throw new Failure('feed', this.#given === undefined ? url : 'the feed', this.#problems.told)
    // However the feed was interrupted, the part that was read is usable.
    if (error || outcome < 2) {
      done()
      throw new Failure('network', url, error ?? this.#problems.told)
    }
    // Prerendered HTML is replaced as a whole when all chunks are filled, so that a reader who has scrolled does not lose their place.
    while (ahead && run === this.#run && this.#some(widget)) await new Promise((done) => setTimeout(done))
    const more = ahead && (await script().catch(() => {}))
    if (run !== this.#run) return
    const show = () => this.#show(true)
    more ? more.takeOver(this, ahead, this.#root, show) : show()
    await painted()
    if (run !== this.#run) return
    this.#work()
    done()
    this.#look()
    this.#complete = true
    this.#loaded(this.#problems)
  }

  // Loads the second file when the browser is idle, so that the first tap is handled immediately. For readers with `saveData`, it is loaded when they use the
  // widget or when the event is on.
  #look() {
    const { saveData } = /** @type {any} */ (navigator).connection ?? {}
    if (!this.#listening && (!saveData || this.#guard(() => this.#widget?.isNear()))) idle(() => this.#wake())
  }

  // Reports the diagnostics of the feed, if any. Resolves to whether there is anything to show.
  async #complain(widget, run, url, outcome) {
    if (outcome > 1 && !this.#translation && !widget.problemCount()) return true
    const { complain } = await this.#more()
    const problems = await complain(widget, this.#translation, url, outcome, this.#host, compile)
    if (run === this.#run) this.#problems = problems
    return problems.readable
  }

  #options() {
    const declared = /** @type {HTMLElement} */ (this.closest('[lang]'))?.lang
    const language = (declared && canonical(declared)) || ownLocale() || 'en'
    const timezone = this.getAttribute('timezone') ?? ''
    const { hourCycle: hours } = this
    if (hours && !HOURS.includes(hours)) warn('value', 'hour-cycle', hours, HOURS)
    return {
      src: this.src,
      given: this.#given !== undefined,
      views: this.views,
      view: this.view,
      show: this.show,
      timezone,
      language,
      locale: variant(language),
      own: this.#own ?? this.getAttribute('messages'),
      hours,
      eventZone: this.eventTimezone,
    }
  }

  // Warns about an unknown zone, with a suggestion.
  #suggest(name, zone, widget) {
    // If the widget is freed meanwhile, it has a successor, or a failure that matters more.
    this.#more().then(
      async ({ suggest }) => {
        await this.#read // the feed has the location of the event
        if (widget === this.#widget)
          suggest(
            name,
            zone,
            this.#guard(() => widget.place()),
            this.#host,
            compile,
          )
      },
      () => {},
    )
  }

  // The prefix of keys in the URL fragment: empty for the first element of a page, otherwise derived from the id or the number.
  #prefix() {
    const place = [...document.querySelectorAll(this.localName)].indexOf(this)
    return place > 0 ? `${(this.id || place + 1).toString().replace(/[^\w-]/g, '')}.` : ''
  }

  // The base of links to the page itself, if a <base> element would redirect them.
  #page() {
    const plain = (url) => url.split('#')[0]
    return plain(document.baseURI) === plain(location.href) ? '' : location.pathname + location.search
  }

  // The first file has what most agendas need. Before the second is loaded, a trap means that a function of the second file was called. The trap leaves the
  // widget in an undefined state, so it is replaced.
  async #restart() {
    const run = this.#run
    this.#widget = undefined
    try {
      await loadRest()
      if (run === this.#run) this.#start()
    } catch (error) {
      if (run === this.#run) this.#fail(error)
    }
  }

  async #fail(error) {
    const reason = reasonOf(error)
    if (reason === 'trap' && !isWhole()) return this.#restart()
    // A feed saved on an earlier visit is better than none, and than an incomplete one.
    if (reason === 'network' && !this.#saved) {
      const run = this.#run
      const kept = await script().then(
        ({ saved }) => saved(this.#url()),
        () => {},
      )
      if (run !== this.#run) return
      if (kept) {
        this.#saved = kept
        return (this.#starting = this.#start())
      }
    }
    const shown = this.#root && !this.#root.hidden && this.#root.querySelector('[data-s]')
    const keep = reason === 'network' && shown && !this.#hasContent()
    const problems = this.#problems
    if (keep) {
      this.#work()
      this.#look()
    } else this.#stop()
    this.#problems = problems
    const run = this.#run
    if (!this.#hasContent()) this.#excuse(...(keep ? ['cut_off', 'Part of this agenda could not be loaded.'] : ['not_loaded', 'The agenda could not be loaded.']))
    const { onLine } = navigator
    if (!onLine) addEventListener('online', () => run === this.#run && this.#schedule(), { once: true })
    this.#report(error)
  }

  async #report(error) {
    const run = this.#run
    const { onLine } = navigator
    const reason = reasonOf(error)
    // Details are in the second script, if that can be loaded. Browsers may cache the failure of a module script and never retry.
    const message =
      error.message +
      (onLine
        ? await script()
            .then(({ why }) => why(error))
            .catch(() => '')
        : ': offline')
    console.error(`plenary: ${message}`)
    if (run === this.#run) this.#emit('plenary-error', { reason, message })
  }

  // The widget cannot display anything, so the reader gets at least a message.
  async #excuse(key, english) {
    const run = this.#run
    const { texts = '', spoken } = (await this.#voice) ?? {}
    const said = texts.split(`\n${key}\n`)[1]?.split('\n')[0]
    if (run !== this.#run) return
    const note = document.createElement('p')
    note.className = `failed ${key}`
    note.setAttribute('role', 'alert')
    note.lang = said ? spoken : 'en'
    note.dir = 'auto'
    note.textContent = said ?? english
    this.#frame()
    this.#calm(key)
    this.#root.prepend(note)
    this.#show(true)
  }

  // Removes the message of #excuse.
  #calm(key) {
    this.#root.querySelector(`.${key}`)?.remove()
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
  }
}

for (const [attribute, name, absent] of TEXTS) {
  Object.defineProperty(PlenaryAgenda.prototype, name, {
    get() {
      return this.getAttribute(attribute) ?? absent
    },
    set(text) {
      this.setAttribute(attribute, text)
    },
    configurable: true,
    enumerable: true,
  })
}
