package touchstone_test

import (
	"fmt"

	"github.com/touchstone-rl/touchstone/tasks"
	"github.com/touchstone-rl/touchstone/tasks/all"
	"github.com/touchstone-rl/touchstone/tasks/gcd"
)

// Make an item and judge a response to it.
func Example() {
	setting, err := gcd.Family.At(3, "digits=4")
	if err != nil {
		panic(err)
	}
	item, err := setting.Make(42, tasks.Train, 0)
	if err != nil {
		panic(err)
	}
	fmt.Println(item.ID)

	// Later, perhaps elsewhere: the label is all that a judge needs.
	verdict, err := all.Families().Verify(item.Label, "So it must be <answer>"+item.Answer+"</answer>.")
	if err != nil {
		panic(err) // the label is not one of ours: never a wrong answer
	}
	fmt.Println(verdict.Score, verdict.Reason)
	// Output:
	// gcd@1/3,digits=4/s42/train/0
	// 1 right
}
