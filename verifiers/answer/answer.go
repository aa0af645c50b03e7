// Package answer finds the final answer in a model's response, and holds the one sentence that asks for it.
//
// What counts, in this order:
//
//  1. Reasoning is set aside: everything up to the last </think>, and everything from a <think> that is
//     never closed.
//  2. If what is left has complete <answer>...</answer> blocks, the last one is the answer, alone.
//  3. Otherwise, if it has complete \boxed{...} groups, the last one is the answer.
//  4. Otherwise the whole of it is the answer.
//
// The text found is then undressed: white space around it, line ends, one code fence, bold and code marks, and
// dollar signs. Nothing is ever picked out of prose, so leniency cannot turn a wrong answer into a right one.
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

func lastBlock(said string) (string, bool) {
	end := strings.LastIndex(said, "</answer>")
	if end < 0 {
		return "", false
	}
	start := strings.LastIndex(said[:end], "<answer>")
	if start < 0 {
		return "", false
	}
	return said[start+len("<answer>") : end], true
}

func lastBox(said string) (string, bool) {
	start := strings.LastIndex(said, `\boxed{`)
	if start < 0 {
		return "", false
	}
	inside := said[start+len(`\boxed{`):]
	depth := 1
	for i := 0; i < len(inside); i++ {
		switch inside[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return inside[:i], true
			}
		}
	}
	return "", false
}

func undress(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = trim(text)
	text = withoutFence(text)
	for _, mark := range []string{"**", "`", "$$", "$"} {
		if len(text) > 2*len(mark) && strings.HasPrefix(text, mark) && strings.HasSuffix(text, mark) {
			text = trim(text[len(mark) : len(text)-len(mark)])
		}
	}
	return text
}

func withoutFence(text string) string {
	if len(text) < 6 || !strings.HasPrefix(text, "```") || !strings.HasSuffix(text, "```") {
		return text
	}
	inside := text[3 : len(text)-3]
	if language, rest, ok := strings.Cut(inside, "\n"); ok && !strings.ContainsAny(strings.TrimSpace(language), " \t") {
		inside = rest
	}
	return trim(inside)
}

// trim takes away white space and the byte order mark, at both ends.
func trim(text string) string { return strings.Trim(text, " \t\r\n\v\f\u00a0\ufeff\u200b") }
