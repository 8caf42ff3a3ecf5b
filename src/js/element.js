// The custom element: thin, since all that is shown is made in the core. It loads the core once for the page, hands over
// attributes, the feed and the host, and keeps the page's own content where the core cannot run.

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

// So many milliseconds of work are done in one go.
const WORK = 16
const VIEWS = ['agenda', 'grid', 'speakers', 'mine', 'now']
const HOURS = ['12', '24']

// Style sheets of a document, which no other can use: the theme, and what comes with the second file.
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

// The first frame after now, also where there are none, as in a page that is not seen.
const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done))
    setTimeout(done, 500)
  })

// What is wrong with attributes and files: its words are in the second script.
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
// What the interface is in: its messages, and the tags of its language and of its dates. The reader's own variant of a language knows better how they write a
// time.
const variant = (language) => navigator.languages?.find((tag) => primary(tag) === primary(language)) ?? language
const english = (language = 'en') => ({ texts: '', spoken: language, locale: variant(language) })
const voiceOf = (language, own) =>
  own || primary(language) !== 'en'
    ? import('./plenary-localize.js').then(
        ({ localize }) => localize(language, own, { get, words, warn }),
        () => english(),
      )
    : english(language)

// What the page's own scripts need of a key that is pressed in a field: to leave it, and what is pressed together.
const isTyping = ({ target, key, ctrlKey, metaKey, altKey }) => target.matches('input, select') && !['Escape', 'Tab'].includes(key) && !metaKey && (!ctrlKey || altKey)

// Attributes that are texts: each with its property, and what that is without it.
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
  // What is to be starred when the widget listens.
  #stars
  #translation
  // What is promised: that the feed was read, and that the widget listens; and whether it does.
  #read
  #awake
  #listening = false
  // Makes a widget of the same options, and whether the feed was read to its end by the one that is shown.
  #make
  #complete = false
  #starting
  #refreshing
  // The feed as it was read on an earlier visit, while it cannot be read now.
  #saved
  // Repeats the last thing that a reader did in vain.
  #held
  // The next piece of work, and the frame that it waits for.
  #working
  #soon
  // A link within the page may lead to a session.
  #moved = () => this.#wake()

  connectedCallback() {
    // What was set before there was a class to take it.
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
    // What was only moved goes on as it was; but a dialog that was moved stands above the page no more.
    const same = this.#widget && this.#made === JSON.stringify(this.#options()) && !this.#root.querySelector('dialog[open]')
    same ? this.#paint() : this.#schedule()
  }

  disconnectedCallback() {
    // Being moved is being disconnected and connected again, within the same task or soon after.
    setTimeout(() => {
      if (this.isConnected) return
      removeEventListener('popstate', this.#moved)
      this.#unwatch()
      this.#stop()
    })
  }

  // Everything that belongs to the document before is left there.
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

  // A feed handed in as an object or as JSON, instead of `src`.
  get feed() {
    return this.#given
  }

  set feed(feed) {
    this.#given = feed ?? undefined
    if (this.isConnected) this.#schedule()
    else this.#made = undefined
  }

  // Messages in the words of the page.
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

  // Reads the feed again: what the reader sees and does stays. Gives whether it could be read; if not, what is shown stays as it was.
  reload() {
    return this.#reload((error) => this.#report(error))
  }

  #reload(fail) {
    return (this.#refreshing = Promise.resolve(this.#refreshing).then(() => this.#refresh(fail)))
  }

  // What is shown. Undefined before anything is.
  get state() {
    return this.#widget && report(this.#widget)
  }

  // What is wrong with the feed.
  get problems() {
    return this.#problems
  }

  #schedule() {
    if (this.#scheduled) return
    this.#scheduled = true
    queueMicrotask(() => {
      this.#scheduled = false
      // A document without a window shows nothing.
      if (!this.isConnected || !this.ownerDocument.defaultView) return
      // A feed that was handed in takes the place of the one before.
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
    // There was nothing to keep, or it is another event.
    if (isCurrent() && this.isConnected) await (this.#starting = this.#start())
    return this.#complete
  }

  // What addresses in the feed are relative to: its own, or the page's.
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
    if (!this.#widget) return // what was shown made the page take it away
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

  // What was rendered ahead of the widget, as the content of the element or as its shadow tree.
  get #ahead() {
    return this.querySelector('.ahead') ?? this.shadowRoot?.querySelector('.ahead')
  }

  // Whether the owner put something inside, to be kept until there is something better.
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
    // Who comes near the widget is about to use it.
    for (const sign of ['pointerover', 'focusin']) this.#root.addEventListener(sign, () => this.#wake())
    // Nobody needs a sign that a picture could not be loaded.
    this.#root.addEventListener('error', ({ target }) => target.remove(), true)
    // From outside a field in here is this element, and no field: a page whose search begins with "/" would begin it in the middle of a word.
    for (const event of ['keydown', 'keypress', 'keyup']) this.#root.addEventListener(event, (event) => isTyping(event) && event.stopPropagation())
    this.#root.addEventListener('click', (event) => this.#hold(event), true)
    this.#root.addEventListener('keydown', (event) => event.target.matches('[role=tab]') && event.key.startsWith('Arrow') && this.#hold(event), true)
  }

  // The second file, and what the host can do with it.
  #more() {
    return loadRest().then((script) => {
      lateCss = script.css
      const [, late] = theme(this.ownerDocument)
      // Setting the rules again would have the browser compute all styles again.
      if (!late.cssRules.length) late.replaceSync(lateCss)
      Object.assign(this.#host, script.later(this.#locale, this.#host))
      return script
    })
  }

  // Has the widget listen, which it does with the second file.
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

  // A click, or a key on a tab, that comes before the second file is repeated when that is there. If it cannot be loaded, readers learn that, and
  // the last of what they did is tried again when there is a connection.
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

  // Does what can wait, as much as there is time for at once: the browser lays out and paints after it. Gives whether there is more.
  #some(widget) {
    const until = performance.now() + WORK
    let more
    do more = this.#guard(() => widget.work())
    while (more && performance.now() < until)
    return more
  }

  // Does all of that, and leaves room in between for what cannot wait.
  #work() {
    const widget = this.#widget
    clearTimeout(this.#working)
    this.#working = setTimeout(() => {
      if (!widget || widget !== this.#widget) return
      if (this.#some(widget)) this.#work()
      else if (this.#listening) this.#guard(() => widget.mark())
    })
  }

  // What is seen first is shown first. However often it is asked for, it begins once.
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
      // An address that says more than where the page is, another view, a part of the agenda, or a reader who starred anything needs the second file
      // from the start.
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
      this.#workSoon() // what there is already is filled in while more is on its way
    }
    if (run !== this.#run) return
    const { error } = feed
    // What a feed that was cut off needs is in the second file.
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
    // However a feed was cut off: what was read of it can be used.
    if (error || outcome < 2) {
      done()
      throw new Failure('network', url, error ?? this.#problems.told)
    }
    // What was rendered ahead gives way as a whole, so that nobody who has scrolled into it is moved.
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

  // The second file is loaded as soon as the browser is idle, so that the first tap is answered at once; for readers who save data, when they use the
  // widget or when the event is on.
  #look() {
    const { saveData } = /** @type {any} */ (navigator).connection ?? {}
    if (!this.#listening && (!saveData || this.#guard(() => this.#widget?.isNear()))) idle(() => this.#wake())
  }

  // Says what is wrong with the feed, if anything is. Gives whether there is anything to show.
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

  // Says that there is no such zone, and which was meant.
  #suggest(name, zone, widget) {
    // A widget that was freed by then has a successor, or a failure that matters more.
    this.#more().then(
      async ({ suggest }) => {
        await this.#read // the feed says where the event is
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

  // The first element of a page has plain keys in the address, every other one keys that begin with its id or number.
  #prefix() {
    const place = [...document.querySelectorAll(this.localName)].indexOf(this)
    return place > 0 ? `${(this.id || place + 1).toString().replace(/[^\w-]/g, '')}.` : ''
  }

  // What a link to the page itself begins with, where a <base> would lead it elsewhere.
  #page() {
    const plain = (url) => url.split('#')[0]
    return plain(document.baseURI) === plain(location.href) ? '' : location.pathname + location.search
  }

  // The first file has what most agendas need. Before the second is loaded, a trap means that this agenda needs that as well; the widget was left
  // in the middle of something, so another one takes its place.
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
    // A feed that was read on an earlier visit is better than none, and than a part of one.
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
    // What can be told of it is in the second script, if that can be had. Browsers may never ask again for a script that failed.
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

  // Nobody else says anything here, so that a reader is told at least.
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

  // Takes back what #excuse has said.
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
