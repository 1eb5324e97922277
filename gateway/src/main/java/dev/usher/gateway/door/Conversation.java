package dev.usher.gateway.door;

import dev.usher.gateway.limit.ClientAddress;
import dev.usher.platform.web.problem.ProblemException;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * Follows the requests and answers of one connection, and ends it when one of them is late or
 * malformed. Stands behind the HTTP codec, and learns from {@link Arrivals}, which stands before
 * it, that a part of a header is there. Belongs to one event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the channel by itself
final class Conversation extends ChannelDuplexHandler {

    private static final String STREAM = "text/event-stream";

    /** The request that is arriving. */
    private enum Arriving {
        FIRST,
        NONE,
        HEADER,
        BODY
    }

    /** The side of the answer, as far as it can be late. */
    private enum Owed {
        NOTHING,
        NEXT_REQUEST,
        BEGINNING,
        TAKING
    }

    private final Door door;
    private final GenericFutureListener<Future<? super Void>> answered = _ -> answered();
    private final Runnable giveUp = this::giveUp;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Alarm lateRequest;
    private @Nullable Alarm lateAnswer;
    private String address = "";
    private Arriving arriving = Arriving.FIRST;
    private Arriving watched = Arriving.NONE;
    private Owed owed = Owed.NOTHING;
    private @Nullable HttpRequest current;
    private boolean heard;
    private int unanswered;
    private boolean answering;
    private boolean streaming;
    private boolean over;
    private boolean counted;
    private boolean incomplete;

    Conversation(Door door) {
        this.door = door;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        address = ClientAddress.of(added.channel().remoteAddress());
        lateRequest = new Alarm(added.executor(), this::requestIsLate);
        lateAnswer = new Alarm(added.executor(), this::answerIsLate);
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        active.fireChannelActive();
        ProblemException refusal = door.connected(address);
        counted = refusal == null;
        if (refusal == null) {
            watch();
        } else {
            refuse(refusal, 0);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        over = true;
        lateRequest().end();
        lateAnswer().end();
        complete();
        if (counted) {
            counted = false;
            door.disconnected(address);
        }
        inactive.fireChannelInactive();
    }

    /** Tells whether the connection is only held open so that a refusal can be read. */
    boolean isOver() {
        return over;
    }

    /** Notes that bytes have arrived, of which the codec has yet to make sense. */
    void beforeDecoding() {
        heard = false;
    }

    /** Notes that the codec has decoded what it could. */
    void afterDecoding() {
        if (!heard && (arriving == Arriving.NONE || arriving == Arriving.FIRST)) {
            arriving = Arriving.HEADER;
        }
        if (!over && (arriving == Arriving.HEADER || arriving == Arriving.BODY)) {
            owesTheRest();
        }
        watch();
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        heard = true;
        if (over || !reading.channel().isActive()) {
            ReferenceCountUtil.release(message);
            return;
        }
        ProblemException refusal = arrived(message);
        if (refusal == null) {
            reading.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
            refuse(refusal, 1);
        }
    }

    private @Nullable ProblemException arrived(Object message) {
        if (message instanceof HttpRequest request) {
            unanswered++;
            current = request;
            arriving = Arriving.BODY;
            complete();
            return request.decoderResult().isFailure()
                    ? DoorProblems.ofDecoding(request.decoderResult().cause())
                    : RequestForm.refusal(request);
        }
        if (message instanceof HttpContent content) {
            if (content.decoderResult().isFailure()) {
                return DoorProblems.ofDecoding(content.decoderResult().cause());
            }
            if (content instanceof LastHttpContent) {
                arriving = Arriving.NONE;
                complete();
            }
        }
        return null;
    }

    @Override
    public void write(ChannelHandlerContext writing, Object message, ChannelPromise promise) {
        if (over) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        ChannelPromise written = promise;
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                writing.write(message, promise);
                return;
            }
            answering = true;
            String type = response.headers().get(HttpHeaderNames.CONTENT_TYPE);
            streaming = type != null && type.startsWith(STREAM);
            watch();
        }
        if (message instanceof LastHttpContent) {
            written = promise.unvoid();
            written.addListener(answered);
        }
        writing.write(message, written);
    }

    private void answered() {
        answering = false;
        streaming = false;
        unanswered--;
        if (unanswered == 0) {
            current = null;
        }
        watch();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        watch();
        changed.fireChannelWritabilityChanged();
    }

    /** Sets the alarms for what is awaited now. */
    private void watch() {
        if (over) {
            return;
        }
        if (watched != arriving) {
            watched = arriving;
            switch (arriving) {
                case NONE -> lateRequest().off();
                case FIRST, HEADER -> lateRequest().set(door.deadlines().header());
                case BODY -> lateRequest().set(door.deadlines().body());
            }
        }
        Owed now = owed();
        if (owed != now) {
            owed = now;
            switch (now) {
                case NOTHING -> lateAnswer().off();
                case NEXT_REQUEST -> lateAnswer().set(door.deadlines().idle());
                case BEGINNING -> lateAnswer().set(door.deadlines().beginning());
                case TAKING -> lateAnswer().set(door.deadlines().answer());
            }
        }
    }

    private Owed owed() {
        if (unanswered == 0) {
            return arriving == Arriving.NONE ? Owed.NEXT_REQUEST : Owed.NOTHING;
        }
        if (!answering) {
            return arriving == Arriving.BODY && unanswered == 1 ? Owed.NOTHING : Owed.BEGINNING;
        }
        return streaming && context().channel().isWritable() ? Owed.NOTHING : Owed.TAKING;
    }

    private void owesTheRest() {
        if (!incomplete) {
            incomplete = true;
            door.incomplete(address, giveUp);
        }
    }

    private void complete() {
        if (incomplete) {
            incomplete = false;
            door.completed(address, giveUp);
        }
    }

    /** Ends the request if it is still incomplete; any thread may ask for it. */
    private void giveUp() {
        context()
                .executor()
                .execute(() -> {
                    if (incomplete) {
                        endIncomplete(DoorProblems.givenUp());
                    }
                });
    }

    private void endIncomplete(ProblemException problem) {
        refuse(problem, arriving == Arriving.BODY ? 1 : 0);
    }

    private void requestIsLate() {
        if (arriving == Arriving.FIRST) {
            context().close();
        } else {
            endIncomplete(DoorProblems.late());
        }
    }

    private void answerIsLate() {
        if (owed == Owed.BEGINNING) {
            refuse(DoorProblems.unanswered(), 1);
        } else {
            context().close();
        }
    }

    /**
     * Ends the connection, with the problem as its last answer unless another request would take
     * that for its own: no more requests than {@code open} may be without an answer.
     */
    private void refuse(ProblemException problem, int open) {
        ChannelHandlerContext here = context();
        boolean answerable = !over && !answering && unanswered == open;
        over = true;
        complete();
        lateRequest().end();
        lateAnswer().end();
        if (answerable) {
            here.writeAndFlush(door.answer(problem, current)).addListener(_ -> linger(here));
            here.channel().config().setAutoRead(true);
        } else {
            here.close();
        }
    }

    /** Drops input for a while, because closing with unread input would reset the connection. */
    private void linger(ChannelHandlerContext here) {
        if (here.channel() instanceof DuplexChannel channel && channel.isActive()) {
            channel.shutdownOutput();
            new Alarm(here.executor(), here::close).set(door.deadlines().lingering());
        } else {
            here.close();
        }
    }

    private ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("the handler must be in a pipeline");
        }
        return context;
    }

    private Alarm lateRequest() {
        return set(lateRequest);
    }

    private Alarm lateAnswer() {
        return set(lateAnswer);
    }

    private static Alarm set(@Nullable Alarm alarm) {
        if (alarm == null) {
            throw new IllegalStateException("the handler must be in a pipeline");
        }
        return alarm;
    }
}
