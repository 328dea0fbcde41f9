package mapview

import "testing"

func TestCacheDropsTheLongestUnused(t *testing.T) {
	c := newCache[string, int](10)
	c.put("a", 1, 4)
	c.put("b", 2, 4)
	c.get("a")
	c.put("c", 3, 4)
	if _, ok := c.get("b"); ok {
		t.Error("b is still there")
	}
	if v, ok := c.get("a"); !ok || v != 1 {
		t.Error("a is gone")
	}
	c.put("a", 5, 2)
	if v, _ := c.get("a"); v != 5 || c.used != 6 {
		t.Errorf("a is %d, %d used", v, c.used)
	}
	c.put("huge", 9, 100)
	if v, ok := c.get("huge"); !ok || v != 9 || len(c.held) != 1 {
		t.Error("what was just put must stay")
	}
}
