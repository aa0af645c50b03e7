// Package answer finds the final answer in a model's response, and holds the one sentence that asks for it.
//
// What counts, in this order:
//
//  1. Reasoning is set aside: everything up to the last </think>, and everything from a <think> that is
//     never closed.
//  2. If what is left has complete <answer>...</answer> blocks, the last one is the answer, alone. A block is
//     complete if it is closed; it ends where it is first closed, and a tag without its partner counts for nothing.
//  3. Otherwise, if it has \boxed{...} groups with a closed brace, the one that begins last is the answer.
//  4. Otherwise the whole of it is the answer.
//
// The text found is then undressed: white space around it, line ends, one code fence with its language, and one
// pair each of bold marks, code marks and dollar signs around the whole. Nothing is ever picked out of prose, so
// leniency cannot turn a wrong answer into a right one.
package answer

import "strings"

// Request is the sentence that every prompt ends with.
const Request = "Put your final answer, and nothing else, between <answer> and </answer> at the end of your response."

// A Place tells where in a response the final answer stood.
type Place int

const (
	None  Place = iota // nowhere: nothing is left beside the reasoning
	Block              // in an <answer> block
	Boxed              // in \boxed{}
	Whole              // the response has neither, and was taken as a whole
)

// Wrap writes an answer in the form that Request asks for.
func Wrap(answer string) string { return "<answer>" + answer + "</answer>" }

// Find returns the final answer of a response, undressed, and where it stood. It takes time and memory linear
// in the response.
func Find(response string) (string, Place) {
	said := withoutReasoning(response)
	text, place := said, Whole
	if block, ok := lastBlock(said); ok {
		text, place = block, Block
	} else if box, ok := lastBox(said); ok {
		text, place = box, Boxed
	}
	text = undress(text)
	if text == "" {
		return "", None
	}
	return text, place
}

func withoutReasoning(response string) string {
	if i := strings.LastIndex(response, "</think>"); i >= 0 {
		response = response[i+len("</think>"):]
	}
	said, _, _ := strings.Cut(response, "<think>")
	return said
}

// lastBlock is what stands in the last complete <answer> block: from the last <answer> that has a </answer> after
// it, to the first of these.
func lastBlock(said string) (string, bool) {
	last := strings.LastIndex(said, "</answer>")
	if last < 0 {
		return "", false
	}
	start := strings.LastIndex(said[:last], "<answer>")
	if start < 0 {
		return "", false
	}
	block, _, _ := strings.Cut(said[start+len("<answer>"):], "</answer>")
	return block, true
}

// lastBox is what stands in the \boxed{...} that begins last among those whose brace is closed.
func lastBox(said string) (box string, ok bool) {
	const command = `\boxed{`
	var open []int // where what stands in each open brace starts
	begin := -1
	for i := 0; i < len(said); i++ {
		switch said[i] {
		case '{':
			open = append(open, i+1)
		case '}':
			if len(open) == 0 {
				continue
			}
			start := open[len(open)-1]
			open = open[:len(open)-1]
			if start > begin && strings.HasSuffix(said[:start], command) {
				begin, box, ok = start, said[start:i], true
			}
		}
	}
	return box, ok
}

func undress(text string) string {
	text = trim(strings.ReplaceAll(text, "\r\n", "\n"))
	text = withoutFence(text)
	for _, mark := range []string{"**", "`", "$$", "$"} {
		text = withoutMark(text, mark)
	}
	return text
}

// withoutMark takes a mark off both ends, if it stands nowhere else: in "$5$ or $7$" it stays.
func withoutMark(text, mark string) string {
	if len(text) > 2*len(mark) && strings.HasPrefix(text, mark) && strings.HasSuffix(text, mark) && strings.Count(text, mark) == 2 {
		return trim(text[len(mark) : len(text)-len(mark)])
	}
	return text
}

// withoutFence takes off one code fence around the whole text, with the name of a language after it.
func withoutFence(text string) string {
	inside, opened := strings.CutPrefix(text, "```")
	inside, closed := strings.CutSuffix(inside, "```")
	if !opened || !closed || strings.Contains(inside, "```") {
		return text
	}
	if language, rest, ok := strings.Cut(inside, "\n"); ok && isLanguage(strings.TrimRight(language, " \t")) {
		inside = rest
	}
	return trim(inside)
}

// isLanguage tells whether the word after a code fence may name a language. A first line of digits is an answer.
func isLanguage(word string) bool {
	for i, c := range word {
		isLetter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !isLetter && (i == 0 || !strings.ContainsRune("0123456789+#-_.", c)) {
			return false
		}
	}
	return true
}

// trim takes away white space and the byte order mark, at both ends.
func trim(text string) string { return strings.Trim(text, " \t\r\n\v\f\u00a0\ufeff\u200b") }
