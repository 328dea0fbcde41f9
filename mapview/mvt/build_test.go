package mvt

import "encoding/binary"

// msg builds protobuf messages.
type msg []byte

func (m msg) num(field int, v uint64) msg {
	return binary.AppendUvarint(binary.AppendUvarint(m, uint64(field)<<3|varint), v)
}

func (m msg) raw(field int, b []byte) msg {
	m = binary.AppendUvarint(m, uint64(field)<<3|counted)
	return append(binary.AppendUvarint(m, uint64(len(b))), b...)
}

func (m msg) text(field int, s string) msg { return m.raw(field, []byte(s)) }

func (m msg) packed(field int, values ...uint32) msg {
	var b []byte
	for _, v := range values {
		b = binary.AppendUvarint(b, uint64(v))
	}
	return m.raw(field, b)
}

// zig is the inverse of zigzag.
func zig(v int32) uint32 { return uint32(v<<1) ^ uint32(v>>31) }

// command is a geometry command with its number of points.
func command(id, count uint32) uint32 { return count<<3 | id }

// feature is a message with a shape and tags.
func feature(g Geometry, tags []uint32, geometry ...uint32) msg {
	return msg{}.packed(featureTags, tags...).num(featureType, uint64(g)).packed(featureGeometry, geometry...)
}

// layer is a tile of one layer of version 2 with these features.
func layer(features ...msg) msg {
	l := msg{}.num(layerVersion, 2).text(layerName, "roads")
	for _, f := range features {
		l = l.raw(layerFeature, f)
	}
	l = l.text(layerKey, "class").text(layerKey, "lanes")
	l = l.raw(layerValue, msg{}.text(1, "primary")).raw(layerValue, msg{}.num(6, uint64(zig(-2))))
	return msg{}.raw(3, l.num(layerExtent, 4096))
}

var (
	moved    = []uint32{command(moveTo, 1), zig(5), zig(7)}
	straight = append(moved[:3:3], command(lineTo, 2), zig(10), zig(0), zig(0), zig(10))
	ring     = append(straight[:8:8], command(closePath, 1))
)
