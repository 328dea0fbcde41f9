package feed

// Priority follows from the CAP 1.2 words of an incident or alarm: 1 is the
// most pressing, 4 the least.
func Priority(severity Severity, urgency, certainty string) int {
	grave := severity >= Severe
	switch {
	case grave && urgency == "Immediate" && (certainty == "Observed" || certainty == "Likely"):
		return 1
	case grave, severity == Moderate && urgency == "Immediate":
		return 2
	case severity == Moderate:
		return 3
	}
	return 4
}
