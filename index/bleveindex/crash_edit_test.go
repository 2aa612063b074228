package bleveindex

import (
	"errors"
	"fmt"
	"slices"

	"parallax/index"
)

// crashTitle is the title that an edit sets.
func crashTitle(edit int) string { return fmt.Sprintf("The owner's zt%dz", edit) }

// edit sets the title of an article, if it is there.
func (c *child) edit() error {
	slot, edit := c.r.IntN(slots), c.Round*1000+c.ops+1
	say("begin", "edit")
	say("editing", fmt.Sprintf("%d:%d", slot, edit))
	_, err := c.e.Edit(c.ctx, index.URLID(crashURL(slot)), index.Edit{Title: new(crashTitle(edit))})
	if errors.Is(err, index.ErrNotFound) {
		edit, err = 0, nil
	}
	if err == nil {
		say("edited", fmt.Sprintf("%d:%d", slot, edit))
	}
	say("end", "edit")
	return err
}

// editing notes what an edit may make of its slot.
func (c *crash) editing(change string) {
	slot, edit := parseChange(change)
	if len(c.says[slot]) == 0 {
		c.says[slot] = []int{0}
	}
	c.says[slot] = append(c.says[slot], edit)
}

// edited notes what an edit has made of its slot.
func (c *crash) edited(change string) {
	slot, edit := parseChange(change)
	c.says[slot] = []int{edit}
}

// lookEdit checks that an article has the title that the owner set last, and is
// found by it.
func (c *crash) lookEdit(e *Engine, slot int, d *index.Document) {
	edit, may := 0, c.says[slot]
	if d.Owner != nil {
		if _, err := fmt.Sscanf(d.Title, "The owner's zt%dz", &edit); err != nil || d.Owner.Title == nil || *d.Owner.Title != fmt.Sprintf("Ferry %d", slot) {
			c.problem("article %d has the title %q and %+v", slot, d.Title, d.Owner)
		}
		if total := c.total(e, fmt.Sprintf("title:zt%dz", edit)); total != 1 {
			c.problem("article %d is found %d times by the title that its owner set", slot, total)
		}
	}
	if !slices.Contains(may, edit) && (edit != 0 || len(may) > 0) {
		c.problem("article %d is at edit %d, want one of %v", slot, edit, may)
	}
	for _, other := range may {
		if other != edit && other != 0 && c.total(e, fmt.Sprintf("title:zt%dz", other)) != 0 {
			c.problem("article %d is found by a title that was superseded, or never set", slot)
		}
	}
	c.says[slot] = []int{edit}
}
