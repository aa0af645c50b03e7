package answer

import (
	"strings"
	"unicode"
)

// layers is how many things that go around the whole of an answer are taken off.
const layers = 8

// pairs of marks that may go around an answer. Where both are the same, longer ones come first.
var pairs = [...]struct{ open, end string }{
	{"**", "**"}, {"*", "*"}, {"__", "__"}, {"_", "_"}, {"`", "`"}, {`"`, `"`}, {"'", "'"},
	{"“", "”"}, {"‘", "’"}, {"«", "»"}, {"‹", "›"},
	{"$$", "$$"}, {"$", "$"}, {`\(`, `\)`}, {`\[`, `\]`},
}

// commands of LaTeX that may go around an answer.
var commands = [...]string{`\boxed{`, `\text{`, `\mathrm{`, `\mathbf{`, `\textbf{`}

func undress(text string) string {
	text = trim(text)
	for range layers {
		inside, ok := undressOnce(text)
		if !ok {
			break
		}
		text = trim(inside)
	}
	return text
}

// undressOnce takes off the outermost of what goes around the whole text.
func undressOnce(text string) (inside string, ok bool) {
	if inside, ok = withoutFence(text); ok {
		return inside, true
	}
	for _, pair := range pairs {
		if inside, ok = withoutPair(text, pair.open, pair.end); ok {
			return inside, true
		}
	}
	for _, command := range commands {
		if inside, ok = withoutCommand(text, command); ok {
			return inside, true
		}
	}
	if inside, ok = afterPhrase(text); ok {
		return inside, true
	}
	return withoutStop(text)
}

// withoutStop takes off a full stop that is neither part of "..." nor the last cell of a grid, which has other points.
func withoutStop(text string) (inside string, ok bool) {
	if inside, ok = strings.CutSuffix(text, "."); !ok {
		return "", false
	}
	isCell, isDots := isRectangle(text) && strings.Contains(inside, "."), strings.HasSuffix(inside, ".")
	return inside, isRectangle(inside) || !isCell && !isDots
}

// isRectangle tells whether a text has two lines or more, all with as many letters, digits and points, apart from those
// that have none.
func isRectangle(text string) bool {
	lines, width := 0, 0
	for line := range strings.Lines(text) {
		cells := 0
		for _, c := range line {
			if c == '.' || unicode.IsLetter(c) || unicode.IsDigit(c) {
				cells++
			}
		}
		if cells == 0 {
			continue
		}
		if lines++; lines > 1 && cells != width {
			return false
		}
		width = cells
	}
	return lines > 1
}

// withoutPair takes marks off both ends, if they stand nowhere else: in "$5$ or $7$" they stay.
func withoutPair(text, open, end string) (inside string, ok bool) {
	if len(text) <= len(open)+len(end) || !strings.HasPrefix(text, open) || !strings.HasSuffix(text, end) {
		return "", false
	}
	inside = text[len(open) : len(text)-len(end)]
	return inside, !strings.Contains(inside, open) && !strings.Contains(inside, end)
}

// withoutCommand takes off a command whose brace is closed at the very end of the text.
func withoutCommand(text, command string) (inside string, ok bool) {
	inside, ok = strings.CutPrefix(text, command)
	if !ok {
		return "", false
	}
	if inside, ok = strings.CutSuffix(inside, "}"); !ok {
		return "", false
	}
	depth := 0
	for i := 0; i < len(inside); i++ {
		switch inside[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth < 0 {
			return "", false
		}
	}
	return inside, depth == 0
}

// withoutFence takes off one code fence around the whole text, with the name of a language after it.
func withoutFence(text string) (inside string, ok bool) {
	inside, opened := strings.CutPrefix(text, "```")
	inside, closed := strings.CutSuffix(inside, "```")
	if !opened || !closed || strings.Contains(inside, "```") {
		return "", false
	}
	if language, rest, ok := strings.Cut(inside, "\n"); ok && isLanguage(strings.TrimRight(language, " \t")) {
		inside = rest
	}
	return inside, true
}

// isLanguage tells whether the word after a code fence may name a language. A first line of digits is an answer.
func isLanguage(word string) bool {
	for i := 0; i < len(word); i++ {
		if !isLetter(word[i]) && (i == 0 || strings.IndexByte("0123456789+#-_.", word[i]) < 0) {
			return false
		}
	}
	return true
}

// fold makes characters that look alike one.
func fold(text string) string {
	if isPlain(text) {
		return text
	}
	return strings.Map(foldRune, strings.ReplaceAll(text, "\r\n", "\n"))
}

func isPlain(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 || text[i] == '\r' {
			return false
		}
	}
	return true
}

// foldRune is what a character is read as; -1 is nothing.
func foldRune(c rune) rune {
	switch {
	case c == '\r', c == '\u0085', c == '\u2028', c == '\u2029':
		return '\n'
	case c == '\u00a0', '\u2000' <= c && c <= '\u200a', c == '\u202f', c == '\u205f', c == '\u3000':
		return ' '
	case c == '\u200b', c == '\u200c', c == '\u200d', c == '\u2060', c == '\ufeff', c == '\u00ad':
		return -1
	case '\uff01' <= c && c <= '\uff5e': // full-width ASCII
		return c - '\uff01' + '!'
	case c == '\u3002':
		return '.'
	case '\u2010' <= c && c <= '\u2013', c == '\u2212', c == '\ufe63': // hyphens, figure dash, en dash, minus signs
		return '-'
	}
	return c
}
