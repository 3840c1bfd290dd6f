"""Ends of sentences by ICU's rules for German, measured like `Lab evaluate sentences`: icu-sentences.py FILE.conllu...

Needs Debian's python3-icu.
"""
import statistics
import sys
import time

import icu

FIELD = "# text = "
SIZE = 10
ROUNDS = 20


def paragraphs(path):
    with open(path, encoding="utf-8") as lines:
        sentences = [line[len(FIELD):].strip() for line in lines if line.startswith(FIELD)]
    return [sentences[at:at + SIZE] for at in range(0, len(sentences), SIZE)]


def gold_ends(sentences):
    ends, at = set(), 0
    for sentence in sentences[:-1]:
        ends.add(at + len(sentence))
        at += len(sentence) + 1
    return ends


def found_ends(breaker, text):
    breaker.setText(text)
    ends = {len(text[:at].rstrip()) for at in breaker}
    return ends - {len(text)}


def main(paths):
    breaker = icu.BreakIterator.createSentenceInstance(icu.Locale("de"))
    found = right = wanted = 0
    texts = []
    for sentences in (paragraph for path in paths for paragraph in paragraphs(path)):
        text = " ".join(sentences)
        gold, ends = gold_ends(sentences), found_ends(breaker, text)
        found, right, wanted = found + len(ends), right + len(gold & ends), wanted + len(gold)
        texts.append(icu.UnicodeString(text))
    words = sum(str(text).count(" ") + 1 for text in texts)
    rates = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in texts:
            breaker.setText(text)
            while breaker.nextBoundary() != icu.BreakIterator.DONE:
                pass
        rates.append(words / (time.perf_counter() - start))
    precision, recall = right / found, right / wanted
    print(f"ends {wanted}, precision {precision:.1%}, recall {recall:.1%}, F1 {2 * precision * recall / (precision + recall):.1%}; "
          f"{statistics.median(rates):,.0f} words/s")


main(sys.argv[1:])
