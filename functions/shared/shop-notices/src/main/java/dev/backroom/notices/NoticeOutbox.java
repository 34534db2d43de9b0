package dev.backroom.notices;

import java.util.List;

/** Where a function leaves what people should know. */
@FunctionalInterface
public interface NoticeOutbox {
    /**
     * Sends all of them. One that was sent before is told once all the same, so a sender sends first and stores after.
     *
     * @throws IllegalStateException if one of them could not be sent; those before it stay sent
     */
    void send(List<Notice> notices);
}
