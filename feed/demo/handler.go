package demo

import (
	"strings"
	"time"

	"github.com/bluenviron/gortsplib/v4"
	"github.com/bluenviron/gortsplib/v4/pkg/base"
	"github.com/bluenviron/gortsplib/v4/pkg/liberrors"
)

// A handler answers the requests of RTSP clients. Its methods implement
// gortsplib's ServerHandler interfaces.
type handler struct{ *cameraServer }

// OnDescribe tells what a stream consists of.
func (h handler) OnDescribe(ctx *gortsplib.ServerHandlerOnDescribeCtx) (*base.Response, *gortsplib.ServerStream, error) {
	return h.find(ctx.Conn, ctx.Request, ctx.Path)
}

// OnSetup prepares a session for a stream.
func (h handler) OnSetup(ctx *gortsplib.ServerHandlerOnSetupCtx) (*base.Response, *gortsplib.ServerStream, error) {
	return h.find(ctx.Conn, ctx.Request, ctx.Path)
}

// OnPlay lets a session have the stream it was set up for.
func (h handler) OnPlay(ctx *gortsplib.ServerHandlerOnPlayCtx) (*base.Response, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	c := h.channels[trim(ctx.Path)]
	if c == nil {
		return &base.Response{StatusCode: base.StatusNotFound}, nil
	}
	c.admit(ctx.Session, time.Since(h.start))
	select {
	case h.wake <- struct{}{}:
	default: // it will look anyway
	}
	return &base.Response{StatusCode: base.StatusOK}, nil
}

// OnPause lets a session have nothing any more.
func (h handler) OnPause(ctx *gortsplib.ServerHandlerOnPauseCtx) (*base.Response, error) {
	h.leave(ctx.Session)
	return &base.Response{StatusCode: base.StatusOK}, nil
}

// OnSessionClose forgets a session.
func (h handler) OnSessionClose(ctx *gortsplib.ServerHandlerOnSessionCloseCtx) {
	h.leave(ctx.Session)
	h.log.Debug("a viewer has left", "why", ctx.Error)
}

// OnDecodeError is here because gortsplib would print the error.
func (h handler) OnDecodeError(ctx *gortsplib.ServerHandlerOnDecodeErrorCtx) {
	h.log.Debug("a viewer sent garbage", "err", ctx.Error)
}

func (h handler) leave(session *gortsplib.ServerSession) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, c := range h.channels {
		c.leave(session)
	}
}

// Find is the stream of a path, for those who may see it.
func (h handler) find(conn *gortsplib.ServerConn, req *base.Request, path string) (*base.Response, *gortsplib.ServerStream, error) {
	if h.user != "" && !conn.VerifyCredentials(req, h.user, h.password) {
		return &base.Response{StatusCode: base.StatusUnauthorized}, nil, liberrors.ErrServerAuth{}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	c := h.channels[trim(path)]
	if c == nil || c.stream == nil {
		return &base.Response{StatusCode: base.StatusNotFound}, nil, nil
	}
	return &base.Response{StatusCode: base.StatusOK}, c.stream, nil
}

func trim(path string) string { return strings.Trim(path, "/") }
