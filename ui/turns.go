package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"watchfloor/ui/ask"
	"watchfloor/ui/present"
	"watchfloor/ui/views"
)

// askSequence asks which cameras the selected tile rotates through.
func (a *App) askSequence() {
	if !a.selected() {
		return
	}
	slot := a.wall.Selected()
	t := a.stage.Now().Tile(slot)
	seconds := "10"
	if t.Rotation.Dwell > 0 {
		seconds = strconv.FormatFloat(t.Rotation.Dwell.Seconds(), 'f', -1, 64)
	}
	q := [2]ask.Question{
		{
			Title: "Rotate this tile through cameras", Label: "Camera numbers: 1-4, 7; or a group's name",
			Value: a.numbers(t), Button: "Start", Check: func(s string) error { _, err := a.cameraList(s); return err },
		},
		{Label: "Seconds for each", Value: seconds, Check: checkSeconds},
	}
	ask.Lines(a.front.Canvas(), q, func(answers [2]string) {
		ids, err := a.cameraList(answers[0])
		if err != nil {
			a.notify(err.Error())
			return
		}
		a.do(a.stage.Now().Put(slot, views.Tile{
			Kind: views.Camera, Rotation: views.Rotation{Items: ids, Dwell: dwell(answers[1])}, Bare: t.Bare,
		}))
	})
}

// numbers writes the cameras of a tile as cameraList reads them.
func (a *App) numbers(t views.Tile) string {
	ids := t.Rotation.Items
	if len(ids) == 0 && t.Camera != "" {
		ids = []string{t.Camera}
	}
	var all []string
	for _, item := range present.CameraItems(a.shown) {
		if slices.Contains(ids, item.ID) {
			all = append(all, strconv.Itoa(item.Number))
		}
	}
	return strings.Join(all, ", ")
}

// cameraList reads numbers, ranges of numbers, and names of groups.
func (a *App) cameraList(text string) ([]string, error) {
	all := present.CameraItems(a.shown)
	var ids []string
	for _, one := range items(text) {
		low, high := span(one)
		before := len(ids)
		for _, item := range all {
			if low <= item.Number && item.Number <= high || strings.EqualFold(item.Group, one) {
				ids = append(ids, item.ID)
			}
		}
		if len(ids) == before {
			return nil, fmt.Errorf("“%s” is no camera's number and no group", one)
		}
	}
	if len(ids) < 2 {
		return nil, fmt.Errorf("a sequence needs two cameras at least, as in 1-4, 7")
	}
	return ids, nil
}

// span reads "7" and "1-4"; nothing else holds a number.
func span(text string) (low, high int) {
	from, to, ranged := strings.Cut(text, "-")
	low, err := strconv.Atoi(strings.TrimSpace(from))
	if err != nil {
		return 1, 0
	}
	if !ranged {
		return low, low
	}
	if high, err = strconv.Atoi(strings.TrimSpace(to)); err != nil {
		return 1, 0
	}
	return low, high
}

// holdSequence stops the sequence of the selected tile, else that of the
// wall, else all tiles', or lets them go on.
func (a *App) holdSequence() {
	now := time.Now()
	if a.stage.Hold(a.wall.Selected(), now) {
		return
	}
	if turn := a.library.turn; turn != nil {
		turn.Hold(!turn.Held(), now)
		a.notify("The wall's rotation: " + turn.Words(now))
		return
	}
	held := false
	for slot := range a.wall.Len() {
		held = a.stage.Hold(slot, now) || held
	}
	if !held {
		a.notify("Nothing rotates: Q makes a sequence of the selected tile")
	}
}

func (a *App) stepSequence(by int) {
	now := time.Now()
	if a.stage.Step(a.wall.Selected(), by, now) {
		return
	}
	if turn := a.library.turn; turn != nil {
		turn.Step(by, now)
		a.visit(turn.Current())
		return
	}
	moved := false
	for slot := range a.wall.Len() {
		moved = a.stage.Step(slot, by, now) || moved
	}
	if !moved {
		a.notify("Nothing rotates: Q makes a sequence of the selected tile")
	}
}
