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

		{"<answer>42.</answer>", "42", answer.Block},
		{"<answer>42...</answer>", "42...", answer.Block},
		{"<answer>1 2\n3 4.</answer>", "1 2\n3 4", answer.Block},
		{"<answer>1 12\n11 3.</answer>", "1 12\n11 3", answer.Block},
		{"<answer>| 1 | 12 |\n| --- | --- |\n| 11 | 3 |.</answer>", "| 1 | 12 |\n| --- | --- |\n| 11 | 3 |", answer.Block},
		{"<answer>11 12\n11 3 .</answer>", "11 12\n11 3", answer.Block},
		{"<answer>1 2\n3 .</answer>", "1 2\n3", answer.Block},
		{"<answer>01\n0.</answer>", "01\n0", answer.Block},
		{"<answer>T 12\nT 3.</answer>", "T 12\nT 3", answer.Block},
		{"<answer>T .\r\n. .\r\n</answer>", "T .\n. .", answer.Block},
		{"<answer>T .\n. ..</answer>", "T .\n. .", answer.Block},
		{"<answer>T .\n\n. .</answer>", "T .\n\n. .", answer.Block},
		{"<answer>T, .,\n., .</answer>", "T, .,\n., .", answer.Block},
		{"<answer>T .\n.  .</answer>", "T .\n.  .", answer.Block},
		{"<answer>T .\n--\n. ..</answer>", "T .\n--\n. .", answer.Block},
		{"<answer>.T\n T. </answer>", ".T\n T.", answer.Block},
		{"<answer>.T\nT..</answer>", ".T\nT.", answer.Block},
		{"<answer>Answer:\n. .\nT .</answer>", ". .\nT .", answer.Block},
		{"<answer>The answer is **\nT .\n. .**.</answer>", "T .\n. .", answer.Block},
		{"<answer>```\nT .\n. .\n```.</answer>", "T .\n. .", answer.Block},
		{"The answer is\nT .\n. .", "T .\n. .", answer.Phrase},

		{"<answer>```\n1 2\n3 4\n```</answer>", "1 2\n3 4", answer.Block},
		{"<answer>```text\n1 2\n```</answer>", "1 2", answer.Block},
		{"<answer>```42```</answer>", "42", answer.Block},
		{"<answer>```12\n34\n```</answer>", "12\n34", answer.Block},
		{"<answer>```\n1\n```\n```\n2\n```</answer>", "```\n1\n```\n```\n2\n```", answer.Block},
		{"<answer>```</answer>", "```", answer.Block},

		// Marks at the end of a turn.
		{"<answer>42</answer><|im_end|>", "42", answer.Block},
		{"The answer is 42<|eot_id|>\n</s>\n", "42", answer.Phrase},
		{"42<end_of_turn>", "42", answer.Whole},
		{"</s>42", "</s>42", answer.Whole},

		// Other marks around reasoning.
		{"<thinking><answer>1</answer></thinking>2", "2", answer.Whole},
		{"<THINK>1</Think >2", "2", answer.Whole},
		{"<think mode=\"long\">1</think>2", "2", answer.Whole},
		{"<reasoning>1<thought>2</reasoning>3", "3", answer.Whole},
		{"[THINK]1[/THINK]2", "2", answer.Whole},
		{"[THINK]1", "", answer.None},
		{"◁think▷1◁/think▷2", "2", answer.Whole},
		{"<|begin_of_thought|>1<|end_of_thought|>2", "2", answer.Whole},
		{"<|channel|>analysis<|message|>1<|end|><|start|>assistant<|channel|>final<|message|>2<|return|>", "2", answer.Whole},
		{"<|channel|>analysis<|message|>1", "", answer.None},
		{"2<think/>", "2<think/>", answer.Whole},
		{"I <thinker> 2", "I <thinker> 2", answer.Whole},
		{"a <think\n> b", "a <think\n> b", answer.Whole},

		// Other ways of writing the tags.
		{"<Answer>42</ANSWER>", "42", answer.Block},
		{"<answer >42</answer >", "42", answer.Block},
		{"<answer id=\"1\">42</answer>", "42", answer.Block},
		{"<answer/>42</answer>", "<answer/>42</answer>", answer.Whole},
		{"<answers>42</answers>", "<answers>42</answers>", answer.Whole},
		{"<answer\n>42</answer>", "<answer\n>42</answer>", answer.Whole},
		{"< answer>42</ answer>", "< answer>42</ answer>", answer.Whole},
		{"<answer>42</answer id=\"1\">", "<answer>42</answer id=\"1\">", answer.Whole},
		{"<answer>1</answer> I used <answer> and </answer>", "and", answer.Block},
		{"<answer>1 < 2</answer>", "1 < 2", answer.Block},
		{"<answer>1 <b>2</answer>", "1 <b>2", answer.Block},

		// Phrases.
		{"The answer is 42.", "42", answer.Phrase},
		{"6 * 7 = 42. So, the final answer is: **42**.", "42", answer.Phrase},
		{"Is it? Yes! My answer = 42", "42", answer.Phrase},
		{"It is so\nAnswer: 42", "42", answer.Phrase},
		{"### Final Answer\n\n1 2\n3 4\n", "1 2\n3 4", answer.Phrase},
		{"**Answer:** 42", "42", answer.Phrase},
		{"**Answer**: 42", "42", answer.Phrase},
		{"**Answer: 42**", "42", answer.Phrase},
		{"**The answer is 42.**", "42", answer.Phrase},
		{"**The answer is 42**.", "42", answer.Phrase},
		{"Answer：４２。", "42", answer.Phrase},
		{"The answer is 1. The answer is 2", "2", answer.Phrase},
		{"The answer is 1.\nBut is it?", "1.\nBut is it?", answer.Phrase},
		{"I doubt that the answer is 42", "I doubt that the answer is 42", answer.Whole},
		{"The answer isn't 42", "The answer isn't 42", answer.Whole},
		{"The answer is not 42", "not 42", answer.Phrase},
		{"The answer probably is 42", "The answer probably is 42", answer.Whole},
		{"The answers are 42", "The answers are 42", answer.Whole},
		{"The answer to it is 42", "The answer to it is 42", answer.Whole},
		{"The answer is", "", answer.None},
		{"so we get\n42", "so we get\n42", answer.Whole},
		{"The answer is 1 and \\boxed{2}", "2", answer.Boxed},

		// Dress.
		{"<answer>The answer is **42**.</answer>", "42", answer.Block},
		{`<answer>$\boxed{\text{42}}$.</answer>`, "42", answer.Block},
		{`<answer>\(42\)</answer>`, "42", answer.Block},
		{`<answer>\[ 42 \]</answer>`, "42", answer.Block},
		{`<answer>\(4\) or \(2\)</answer>`, `\(4\) or \(2\)`, answer.Block},
		{`<answer>\boxed{4} or \boxed{2}</answer>`, `\boxed{4} or \boxed{2}`, answer.Block},
		{`<answer>\boxed{4}}</answer>`, `\boxed{4}}`, answer.Block},
		{`<answer>\text{a}\text{b}</answer>`, `\text{a}\text{b}`, answer.Block},
		{`<answer>"42"</answer>`, "42", answer.Block},
		{`<answer>“42”</answer>`, "42", answer.Block},
		{`<answer>"a": "b"</answer>`, `"a": "b"`, answer.Block},
		{"<answer>***42***</answer>", "42", answer.Block},
		{"<answer>__42__</answer>", "42", answer.Block},
		{"<answer>42..</answer>", "42..", answer.Block},
		{"<answer>.</answer>", "", answer.None},
		{"<answer>((((((((42))))))))</answer>", "((((((((42))))))))", answer.Block},
		{`<answer>$\text{\text{\text{\text{\text{\text{\text{\text{42}}}}}}}}$</answer>`, `\text{42}`, answer.Block},

		// Characters.
		{"<answer>4\u200b2</answer>", "42", answer.Block},
		{"<answer>a\u00a0b\u2003c\u3000d</answer>", "a b c d", answer.Block},
		{"<answer>a\u2028b\rc\r\nd</answer>", "a\nb\nc\nd", answer.Block},
		{"<answer>１２：（３）</answer>", "12:(3)", answer.Block},
		{"<answer>−1 ‐2 ‑3 ‒4 –5 ﹣6 －7</answer>", "-1 -2 -3 -4 -5 -6 -7", answer.Block},
		{"<answer>—1 ٣ ½ ² 𝟏 \u202e</answer>", "—1 ٣ ½ ² 𝟏 \u202e", answer.Block},
		{"<answer>4\x002</answer>", "4\x002", answer.Block},
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

func TestFindStrict(t *testing.T) {
	for _, test := range []struct {
		response, want string
		ok             bool
	}{
		{"<answer>42</answer>", "42", true},
		{"So it is.\n\n<answer> 42\r\n</answer>\n", "42", true},
		{"<answer>1\r\n2</answer><|im_end|>", "1\n2", true},
		{"<think><answer>1</answer></think><answer>42</answer>", "42", true},
		{"<answer>**42**</answer>", "**42**", true},
		{"<answer>4\u200b2</answer>", "4\u200b2", true},
		{"the <Answer> is <answer>42</answer>", "42", true},

		{"", "", false},
		{"42", "", false},
		{`\boxed{42}`, "", false},
		{"<Answer>42</Answer>", "", false},
		{"<answer >42</answer>", "", false},
		{"<answer></answer>", "", false},
		{"<answer>42", "", false},
		{"42</answer>", "", false},
		{"<think><answer>42</answer>", "", false},
		{"<answer>42</answer>.", "42", false},
		{"<answer>42</answer> and that is it", "42", false},
		{"<answer>1</answer><answer>42</answer>", "1", false},
		{"The tag <answer> holds <answer>42</answer>", "holds <answer>42", false},
		{"The tag </answer> ends <answer>42</answer>", "42", false},
	} {
		got, place, err := answer.FindStrict(test.response)
		if got != test.want || (err == nil) != test.ok || (place == answer.Block) != (got != "") {
			t.Errorf("FindStrict(%q) = %q, %d, %v; want %q, %v", test.response, got, place, err, test.want, test.ok)
		}
	}
}

// FuzzVerify: what was found can be wrapped and found again, a plain one stood in the response, a wrapped answer is
// found whatever stands before it, and what is found strictly is found leniently too.
func FuzzVerify(f *testing.F) {
	for _, seed := range []string{
		"", "<answer>1</answer>", `\boxed{{}}`, "```\n1\n```", "<think>**1**</think>$2$", "{}}\\boxed{", "\xff<answer>\x00",
		"**The answer is: 4**.", "### Answer\n5", "so, my final answer = “６”。", "[THINK]◁/think▷</s>", "<answer a='b'>\r\n</answer >",
		`$$\text{\mathrm{\[1\]}}$$`, "<|channel|>final<|message|>1<|return|>", "<answer>answer:</answer>", "'_*_'",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, response string) {
		text, place := answer.Find(response)
		if (text == "") != (place == answer.None) {
			t.Fatalf("Find(%q) = %q, %d", response, text, place)
		}
		if isASCII(response) && !strings.Contains(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(response), text) {
			t.Errorf("Find(%q) = %q, which the response does not hold", response, text)
		}
		if got, place := answer.Find(response + "</think>" + answer.Wrap("42")); got != "42" || place != answer.Block {
			t.Errorf("after %q, a wrapped 42 is found as %q, %d", response, got, place)
		}
		if strict, _, err := answer.FindStrict(response); err == nil && isASCII(response) {
			if place != answer.Block && text != "" || !strings.Contains(strings.ReplaceAll(strict, "\r", "\n"), text) {
				t.Errorf("in %q, %q is found strictly and %q leniently", response, strict, text)
			}
		}
	})
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
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
		{"1MiB_phrases", strings.Repeat("Answer: ", mebi/8)},
		{"1MiB_lines", strings.Repeat("answer\n", mebi/7)},
		{"1MiB_bold", strings.Repeat("*", mebi)},
		{"1MiB_dollars", strings.Repeat("$", mebi)},
		{"1MiB_fences", strings.Repeat("```", mebi/3)},
		{"1MiB_brackets", strings.Repeat("<", mebi)},
		{"1MiB_attributes", strings.Repeat("<answer x", mebi/9)},
		{"1MiB_ends", strings.Repeat("</s>", mebi/4)},
		{"1MiB_zero_width", answer.Wrap(strings.Repeat("\u200b", mebi/3))},
		{"1MiB_text", answer.Wrap(strings.Repeat(`\text{`, mebi/8) + strings.Repeat("}", mebi/8))},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				answer.Find(bench.response)
			}
		})
	}
}
