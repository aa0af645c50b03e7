package answer_test

import (
	"strings"
	"testing"

	"github.com/touchstone-rl/touchstone/verifiers/answer"
)

func TestFind(t *testing.T) {
	for _, test := range []struct {
		response, want string
		place          answer.Place
	}{
		{"", "", answer.None},
		{" \n\t", "", answer.None},
		{"42", "42", answer.Whole},
		{"I think it is 42", "I think it is 42", answer.Whole},

		{"<answer>42</answer>", "42", answer.Block},
		{"It is <answer> 42\r\n</answer>, I am sure.", "42", answer.Block},
		{"<answer>1</answer> No: <answer>2</answer>", "2", answer.Block},
		{"<answer>1</answer> the tag <answer> asks for it", "1", answer.Block},
		{"<answer>1</answer> the tag </answer> ends it", "1", answer.Block},
		{"</answer>1<answer>", "</answer>1<answer>", answer.Whole},
		{"<answer>1<answer>2</answer>", "2", answer.Block},
		{"<answer>42", "<answer>42", answer.Whole},
		{"<answer></answer>", "", answer.None},
		{"<answer>1</answer><answer> </answer>", "", answer.None},
		{"<answer>a\r\nb</answer>", "a\nb", answer.Block},

		{"<think><answer>1</answer></think><answer>2</answer>", "2", answer.Block},
		{"<think><answer>1</answer></think>", "", answer.None},
		{"<think><answer>1</answer></think>2", "2", answer.Whole},
		{"reasoning <answer>1</answer> without its opening tag</think><answer>2</answer>", "2", answer.Block},
		{"<answer>2</answer><think>or <answer>1</answer>", "2", answer.Block},
		{"<think>never closed <answer>1</answer>", "", answer.None},
		{"<think>a</think>b<think>c</think><answer>3</answer>", "3", answer.Block},

		{`so \boxed{42}`, "42", answer.Boxed},
		{`$\boxed{\frac{1}{2}}$`, `\frac{1}{2}`, answer.Boxed},
		{`\boxed{1} or rather \boxed{2}`, "2", answer.Boxed},
		{`\boxed{1} and \boxed{2`, "1", answer.Boxed},
		{`\boxed{2 \boxed{1}`, "1", answer.Boxed},
		{`\boxed{\boxed{5}}`, "5", answer.Boxed},
		{`}} \boxed{5}`, "5", answer.Boxed},
		{`\boxed{42`, `\boxed{42`, answer.Whole},
		{`\boxed{1} <answer>2</answer>`, "2", answer.Block},

		{"<answer>**42**</answer>", "42", answer.Block},
		{"<answer>`42`</answer>", "42", answer.Block},
		{"<answer>$42$</answer>", "42", answer.Block},
		{"<answer>**$42$**</answer>", "42", answer.Block},
		{"<answer>$5$ or $7$</answer>", "$5$ or $7$", answer.Block},
		{"<answer>**5** or **7**</answer>", "**5** or **7**", answer.Block},
		{"<answer>****</answer>", "****", answer.Block},
		{"<answer>\ufeff\u00a042\u200b</answer>", "42", answer.Block},

		{"<answer>```\n1 2\n3 4\n```</answer>", "1 2\n3 4", answer.Block},
		{"<answer>```text\n1 2\n```</answer>", "1 2", answer.Block},
		{"<answer>```42```</answer>", "42", answer.Block},
		{"<answer>```12\n34\n```</answer>", "12\n34", answer.Block},
		{"<answer>```\n1\n```\n```\n2\n```</answer>", "```\n1\n```\n```\n2\n```", answer.Block},
		{"<answer>```</answer>", "```", answer.Block},
	} {
		if got, place := answer.Find(test.response); got != test.want || place != test.place {
			t.Errorf("Find(%q) = %q, %d; want %q, %d", test.response, got, place, test.want, test.place)
		}
	}
}

func TestRequestNamesTheTags(t *testing.T) {
	if open, end, ok := strings.Cut(answer.Wrap("x"), "x"); !ok || !strings.Contains(answer.Request, open) || !strings.Contains(answer.Request, end) {
		t.Errorf("%q does not ask for %q", answer.Request, answer.Wrap("x"))
	}
}

// FuzzFind: what was found can be wrapped and found again, it stood in the response, and a wrapped answer is found
// whatever stands before it.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{"", "<answer>1</answer>", `\boxed{{}}`, "```\n1\n```", "<think>**1**</think>$2$", "{}}\\boxed{", "\xff<answer>\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, response string) {
		text, place := answer.Find(response)
		if (text == "") != (place == answer.None) {
			t.Fatalf("Find(%q) = %q, %d", response, text, place)
		}
		if !strings.Contains(strings.ReplaceAll(response, "\r\n", "\n"), text) {
			t.Errorf("Find(%q) = %q, which the response does not hold", response, text)
		}
		if got, place := answer.Find(response + "</think>" + answer.Wrap("42")); got != "42" || place != answer.Block {
			t.Errorf("after %q, a wrapped 42 is found as %q, %d", response, got, place)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	const mebi = 1 << 20
	for _, bench := range []struct{ name, response string }{
		{"short", "Let me see.\n" + answer.Wrap("42")},
		{"1MiB_prose", strings.Repeat("Let me see. ", mebi/12) + answer.Wrap("42")},
		{"1MiB_open_tags", strings.Repeat("<answer>", mebi/8)},
		{"1MiB_boxes", strings.Repeat(`\boxed{`, mebi/7)},
		{"1MiB_closed_boxes", strings.Repeat(`\boxed{`, mebi/8) + strings.Repeat("}", mebi/8)},
		{"1MiB_think", strings.Repeat("<think>", mebi/7)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				answer.Find(bench.response)
			}
		})
	}
}
