// Another reading of a feed, by a widget beside the one that is shown, which then takes over what was read.

import { again, complain } from './again.js'
import { Failure } from './failure.js'

// Gives the problems of the feed, or nothing if it is of another event. Throws where it could not be read to its end, in which case what is shown
// is worth more. `make` makes a widget, `release` frees one, and `isCurrent` says whether this one is still the one that is shown.
export const refresh = async (widget, make, feed, url, host, zone, compile, release, isCurrent) => {
  const fresh = make(document.createElement('div'), new CSSStyleSheet(), () => {})
  try {
    for await (const { bytes } of feed) fresh.push(bytes, true)
    const { error } = feed
    if (error) throw new Failure('network', url, error)
    const translation = fresh.wantsAgain() ? await again(fresh, feed, host, zone, compile) : undefined
    if (fresh.end()) fresh.tidy()
    const outcome = fresh.finish()
    const problems = await complain(fresh, translation, url, outcome, host, compile)
    if (!problems.readable) throw new Failure('feed', url, problems.told)
    if (outcome < 2) throw new Failure('network', url, problems.told)
    return isCurrent() && widget.adopt(fresh) && problems
  } finally {
    feed.close?.()
    release(fresh)
  }
}
