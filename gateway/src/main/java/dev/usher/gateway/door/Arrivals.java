package dev.usher.gateway.door;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** Tells the conversation of bytes before and after the codec reads them, or drops them. */
final class Arrivals extends ChannelInboundHandlerAdapter {

    private final Conversation conversation;

    Arrivals(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (conversation.isOver()) {
            ReferenceCountUtil.release(bytes);
            return;
        }
        conversation.beforeDecoding();
        context.fireChannelRead(bytes);
        conversation.afterDecoding();
    }
}
