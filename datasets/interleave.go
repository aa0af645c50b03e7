package datasets

import (
	"container/heap"
	"iter"
)

// interleave gives each index i of counts counts[i] times, evenly spaced: the k-th of n stands at (2k+1)/2n of the
// way, and of those at the same place the first index comes first. Equal counts take turns.
func interleave(counts []int) iter.Seq[int] {
	return func(yield func(int) bool) {
		var turns turnHeap
		for i, n := range counts {
			if n > 0 {
				turns = append(turns, turn{i, 0, n})
			}
		}
		heap.Init(&turns)
		for len(turns) > 0 {
			first := &turns[0]
			if !yield(first.index) {
				return
			}
			if first.taken++; first.taken == first.count {
				heap.Pop(&turns)
			} else {
				heap.Fix(&turns, 0)
			}
		}
	}
}

// A turn is an index that waits for its next place.
type turn struct{ index, taken, count int }

// turnHeap has the index whose place comes next on top.
type turnHeap []turn

func (h turnHeap) Len() int      { return len(h) }
func (h turnHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h turnHeap) Less(i, j int) bool {
	a, b := (2*h[i].taken+1)*h[j].count, (2*h[j].taken+1)*h[i].count
	if a != b {
		return a < b
	}
	return h[i].index < h[j].index
}

func (h *turnHeap) Push(x any) { *h = append(*h, x.(turn)) }

func (h *turnHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
