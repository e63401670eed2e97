# SPDX-License-Identifier: ISC
# Writes chain.yaml, a tree as an author may write it who does not know paper: 60 questions one after
# the other, one with 14 answers, an entry that fills a page of large print, texts that begin with what
# roff takes for its own, words longer than a line.
function text(words, seed,    i, out) {
	for (i = 0; i < words; i++)
		out = out (i ? " " : "") word[(seed * 7 + i * 3) % count]
	return out
}
function question(n) {
	printf "  - id: q%d\n    ask: \"%s, %d?\"\n", n, text(4 + n % 20, n), n
	printf "    why: \"%s.\"\n    sources: [A-1]\n    answers:\n", text(3 + n * 5 % 40, n + 1)
}
function answer(say, go) {
	printf "      - say: \"%s\"\n        go: %s\n", say, go
}
function lines(key, n, words, seed,    i) {
	printf "    %s:\n", key
	for (i = 0; i < n; i++)
		printf "      - \"%s %d.\"\n", text(words, seed + i), i
}
function ending(id, title, n, words) {
	printf "  - id: %s\n    title: \"%s\"\n", id, title
	lines("do", n, words, 3)
	lines("avoid", n, words, 5)
	printf "    why: \"%s.\"\n    contact: none\n    aim: pause\n    help: [talk]\n", text(words, 9)
	printf "    again-in: 2 weeks\n    sources: [A-1]\n"
}
BEGIN {
	count = split(".bp 'SH \\\\fB \\\\(co --option well-known https://example.org/a/very/long/address/" \
		"that/goes/on/and/on/without/a/single/space/in/it/for/far/more/than/forty/columns/of/text " \
		"1\\u00a0800 \\u201cquoted\\u201d it's ~home ^hat `tick` x\\u2013y wait\\u2026 %d $HOME #1 \\\"said\\\" .TH a.b. \\\\ \\\\n(.s .. ' Yes", word, " ")
	for (i = 0; i < count; i++)
		word[i] = word[i + 1]
	print "format: 1\nid: chain\nmark: ZZ\ntitle: \"A long chain\"\nsummary: \"Sixty questions.\""
	print "opens-with: gate\nstart: q1\nquestions:"
	for (n = 1; n <= 60; n++) {
		question(n)
		answer(text(2 + n % 30, n + 2) " on", n < 60 ? "q" n + 1 : "wide")
		if (n == 30)
			for (i = 1; i <= 12; i++)
				answer("." i " " text(i % 3 + 1, i), i % 2 ? "wide" : "small")
		else if (n == 31)
			for (i = 1; i <= 5; i++)
				answer(i " " text(14, i), i % 2 ? "wide" : "small")
		else
			answer(text(n % 4 + 1, n + 3) " out", n % 3 ? "small" : "wide")
		print "    unsure: small"
	}
	print "endings:"
	ending("wide", text(7, 1), 3, 10)
	ending("small", ".SH 'small' \\\\end", 1, 2)
}
