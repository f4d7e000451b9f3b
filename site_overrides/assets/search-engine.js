/*
 * Finds claims: words in, briefs with their claims out. Loaded when search is first used.
 *
 * Small collections are searched here, in one index. For large ones Pagefind names the briefs that hold all the
 * words, and the code below shows which of their claims do, so that both behave the same.
 */
(function () {
  "use strict";

  const { load } = globalThis.briefingPage;
  const WORD = /[\p{L}\p{N}]/u;
  const LETTER = /\p{L}/u;
  const DIGIT = /\p{Nd}/u;
  // Accents, Hebrew points and Arabic vowel signs; other scripts need their marks.
  const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
  // Joiners, direction marks, soft hyphens: a word is the same with them and without.
  const UNSEEN = /[\p{Cf}\ufe0f]/u;
  const APOSTROPHE = /['\u2019\u02bc]/;
  const IN_THOUSANDS = /[,'\u2019\u00a0\u2009\u202f]/;
  // Scripts that write no spaces: a word may begin anywhere.
  const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;
  const EACH_UNSPACED = new RegExp(UNSPACED, "g");
  const QUOTED = /["\u201c\u201d\u201e\u00ab\u00bb]([^"\u201c\u201d\u201e\u00ab\u00bb]+)["\u201c\u201d\u00ab\u00bb]/g;

  /** Best first: which of two claims to show when both hold all words. */
  const KINDS = ["bottom line", "key point", "so what", "figure", "quotation", "date", "matrix", "pair", "passage", "heading", "actor"];

  /* ---------- folding: what counts as the same ---------- */

  /**
   * Fold case, accents, punctuation, possessive 's, the commas in thousands and the points in U.S. `text` begins
   * and ends with a space; `start` and `end` say where each of its characters came from.
   */
  function fold(original) {
    const chars = [...original];
    const folded = { text: " ", start: [0], end: [0] };
    let offset = 0;
    let unspaced = false;
    const add = (piece, length) => {
      if (piece === " " && folded.text.endsWith(" ")) return;
      folded.text += piece;
      for (let unit = 0; unit < piece.length; unit++) {
        folded.start.push(offset);
        folded.end.push(offset + length);
      }
    };
    chars.forEach((char, index) => {
      if (!joinsThousands(chars, index) && !isInAcronym(chars, index)) {
        const piece = isPossessive(chars, index) ? " " : foldOne(chars, index);
        if (piece !== " " && piece !== "" && UNSPACED.test(char) !== unspaced) {
          add(" ", 0);
          unspaced = !unspaced;
        }
        add(piece, char.length);
      }
      offset += char.length;
    });
    add(" ", 0);
    return folded;
  }

  function foldOne(chars, index) {
    const char = chars[index];
    if (UNSEEN.test(char)) return "";
    if (char === "." && isDigit(chars[index - 1]) && isDigit(chars[index + 1])) return ".";
    const plain = char < "\u0080" ? char.toLowerCase() : foldCase(char.normalize("NFKD").replace(MARKS, ""));
    return plain === "" || WORD.test(plain) || /\p{M}/u.test(plain) ? plain : " ";
  }

  /** By way of capitals, so that ß becomes ss. */
  function foldCase(char) {
    return char.toUpperCase().toLowerCase();
  }

  function isDigit(char) {
    return char !== undefined && DIGIT.test(char);
  }

  function isWord(char) {
    return char !== undefined && WORD.test(char);
  }

  function isInAcronym(chars, index) {
    const isAlone = (letter, beyond) => letter !== undefined && LETTER.test(letter) && !isWord(beyond);
    return (
      chars[index] === "." && isAlone(chars[index - 1], chars[index - 2]) && isAlone(chars[index + 1], chars[index + 2])
    );
  }

  function joinsThousands(chars, index) {
    if (!IN_THOUSANDS.test(chars[index]) || !isDigit(chars[index - 1])) return false;
    return [1, 2, 3].every((step) => isDigit(chars[index + step])) && !isDigit(chars[index + 4]);
  }

  function isPossessive(chars, index) {
    const mark = /[sS]/.test(chars[index]) ? index - 1 : index;
    return (
      mark > 0 &&
      APOSTROPHE.test(chars[mark]) &&
      /[sS]/.test(chars[mark + 1] || "") &&
      LETTER.test(chars[mark - 1]) &&
      !isWord(chars[mark + 2])
    );
  }

  /* ---------- queries ---------- */

  /**
   * Take a query apart. Each needle must be found: the beginning of a word, or words in quotation marks exactly
   * (`isExact`). `before` and `after` are the lengths of the spaces that stand for the edges of words.
   */
  function parse(query) {
    const needles = [];
    const add = (piece, isExact) => {
      const text = fold(piece).text.trim();
      if (!text) return;
      const before = UNSPACED.test(text[0]) ? "" : " ";
      const after = isExact && !UNSPACED.test(text[text.length - 1]) ? " " : "";
      const isWhole = isExact || UNSPACED.test(text[text.length - 1]);
      needles.push({ text: before + text + after, before: before.length, after: after.length, isExact: isWhole });
    };
    const rest = query.replace(QUOTED, (_, phrase) => {
      add(phrase, true);
      return " ";
    });
    for (const word of rest.split(/\s+/)) add(word, false);
    return needles;
  }

  /** Where the needles stand in a text, as [start, end] in order, none overlapping. */
  function spans(original, needles) {
    const folded = fold(original);
    const found = [];
    for (const { text, before, after } of needles) {
      for (let at = folded.text.indexOf(text); at >= 0; at = folded.text.indexOf(text, at + 1)) {
        found.push([folded.start[at + before], folded.end[at + text.length - after - 1]]);
      }
    }
    found.sort((a, b) => a[0] - b[0]);
    const merged = [];
    for (const [start, end] of found) {
      const last = merged[merged.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    return merged;
  }

  /* ---------- one brief ---------- */

  const foldedBriefs = new WeakMap();

  function foldedBrief(brief) {
    if (!foldedBriefs.has(brief)) {
      const claims = brief.claims.map((claim) => fold(claim[2]).text);
      const title = fold(brief.title).text;
      foldedBriefs.set(brief, { title, claims, all: [title, ...claims].join("\n") });
    }
    return foldedBriefs.get(brief);
  }

  /** The brief with the claims to show, best first, or null when a needle is nowhere in it. */
  function match(brief, needles) {
    const folded = foldedBrief(brief);
    if (!needles.every((needle) => folded.all.includes(needle.text))) return null;
    const count = (text) => needles.filter((needle) => text.includes(needle.text)).length;
    const counted = brief.claims.map(([anchor, kind, text], index) => ({
      anchor,
      kind,
      text,
      words: count(folded.claims[index]),
    }));
    const most = Math.max(...counted.map((claim) => claim.words), 0);
    const inTitle = count(folded.title);
    // Where one claim holds all words, those that hold a few say nothing.
    const least = most === needles.length ? most : 1;
    const claims = counted
      .filter((claim) => claim.words >= least)
      .sort((a, b) => b.words - a.words || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
    return { brief, claims, score: [most, inTitle, claims.length] };
  }

  function better(a, b) {
    const place = a.score.findIndex((value, index) => value !== b.score[index]);
    return place < 0 ? 0 : b.score[place] - a.score[place];
  }

  /** Pages with all words in their titles; the shorter the title, the more of it was asked for. */
  function pagesFor(pages, needles) {
    const found = pages.filter((page) => {
      const title = fold(page.title).text;
      return needles.every((needle) => title.includes(needle.text));
    });
    return found.sort((a, b) => a.title.length - b.title.length);
  }

  /* ---------- the two engines ---------- */

  const AT_ONCE = 10;
  const AT_ONCE_IN_PIECES = 5; // each is a file
  const MOST_LOADED = 40;
  const NOTHING = { needles: [], pages: [], briefs: 0, claims: 0, atMost: false, next: async () => [], isDone: () => true };

  const VALUES = {
    kind: (brief) => [brief.kind],
    year: (brief) => [brief.year],
    actor: (brief) => brief.actors,
    theme: (brief) => brief.themes,
  };

  /** Searches an index that is there as a whole. */
  function wholeEngine(index) {
    return {
      filters: index.filters,
      wait: 40,
      async find(query, chosen) {
        const needles = parse(query);
        if (!needles.length) return NOTHING;
        const keeps = (brief) => Object.entries(chosen).every(([name, value]) => VALUES[name](brief).includes(value));
        const matches = index.briefs
          .filter(keeps)
          .map((brief) => match(brief, needles))
          .filter(Boolean)
          .sort(better);
        const claims = matches.reduce((sum, found) => sum + found.claims.length, 0);
        let at = 0;
        return {
          needles,
          pages: Object.keys(chosen).length ? [] : pagesFor(index.pages, needles),
          briefs: matches.length,
          claims,
          atMost: false,
          next: async () => matches.slice(at, (at += AT_ONCE)),
          isDone: () => at >= matches.length,
        };
      },
    };
  }

  /** Asks Pagefind, which loads only the pieces of the index that a query needs. */
  async function piecesEngine(index, base) {
    // Throws at once where a policy forbids WebAssembly; Pagefind would only complain in the console.
    new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
    const pagefind = await import(new URL("pagefind/pagefind.js", base).href);
    await pagefind.options({ noWorker: true });
    await pagefind.init();
    return {
      filters: index.filters,
      wait: 160, // milliseconds of rest before a query loads anything
      async find(query, chosen) {
        const needles = parse(query);
        if (!needles.length) return NOTHING;
        const marks = Object.entries(chosen).map(([name, value]) => index.words[name][value]);
        const words = needles.map(({ text }) => text.trim().replace(EACH_UNSPACED, " $& ").trim());
        // Pagefind knows a phrase when it is all there is; among other words, each brief is looked at.
        const isPhrase = words.length + marks.length === 1 && needles[0].isExact && words[0].includes(" ");
        const { results } = await pagefind.search(isPhrase ? `"${words[0]}"` : [...words, ...marks].join(" "));
        const toMatch = async (result) => match(JSON.parse((await result.data()).meta.brief), needles);
        let at = 0;
        return {
          needles,
          pages: marks.length ? [] : pagesFor(index.pages, needles),
          briefs: results.length,
          claims: 0, // known only after loading all
          atMost: !isPhrase && words.some((word) => word.includes(" ")),
          async next() {
            const found = [];
            const last = Math.min(results.length, at + MOST_LOADED);
            while (found.length < AT_ONCE_IN_PIECES && at < last) {
              const batch = results.slice(at, (at += AT_ONCE_IN_PIECES));
              found.push(...(await Promise.all(batch.map(toMatch))).filter(Boolean));
            }
            return found;
          },
          isDone: () => at >= results.length,
        };
      },
    };
  }

  /**
   * What answers queries: `find`, the `filters` to choose from, and how long to `wait` while somebody types.
   * An answer counts its `briefs` (`atMost` so many, when not all were looked at) and, where known, their `claims`;
   * `next` gives the next few until it `isDone`.
   */
  async function open(base) {
    await load("../data/search.js");
    if (globalThis.briefingIndex.briefs) return wholeEngine(globalThis.briefingIndex);
    try {
      if (location.protocol === "file:") throw new Error("browsers load no modules from disk");
      return await piecesEngine(globalThis.briefingIndex, base);
    } catch {
      // Opened from disk, or a policy forbids WebAssembly: slower, but it works.
      await load("../data/search-whole.js");
      return wholeEngine(globalThis.briefingIndex);
    }
  }

  globalThis.briefingEngine = { open, spans };
})();
