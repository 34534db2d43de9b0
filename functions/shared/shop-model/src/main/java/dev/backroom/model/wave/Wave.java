package dev.backroom.model.wave;

import dev.backroom.model.ShopId;
import dev.backroom.model.Texts;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A wave: orders that a warehouse got together.
 *
 * @param id the shop's date, the hour and the warehouse, such as {@code 2026-11-20T10-main}; out of turn
 *     {@code 2026-11-20-main-x1}. Two runs that mean the same wave give it the same id
 * @param date of the shop
 * @param at when it went out, or was to
 * @param orders in it; while it is planned those that are to be
 * @param units to be picked; 0 while it is planned
 * @param capacity the most orders it could have
 */
public record Wave(
        ShopId shop,
        String id,
        State state,
        Kind kind,
        LocalDate date,
        Instant at,
        String warehouse,
        int orders,
        int units,
        int capacity) {

    public enum State {
        /** Its orders are chosen, and not all of them are in it yet. */
        PLANNED,
        RELEASED
    }

    public enum Kind {
        REGULAR,
        /** Out of turn, because the backlog outgrew the capacity. */
        EXTRA
    }

    public Wave {
        Texts.requireToken("wave", id);
    }

    /** The wave of a turn, with nothing in it yet. */
    public static Wave regular(ShopId shop, String warehouse, Turn turn, int capacity) {
        String hour = (turn.hour() < 10 ? "0" : "") + turn.hour();
        return new Wave(
                shop,
                turn.date() + "T" + hour + "-" + warehouse,
                State.PLANNED,
                Kind.REGULAR,
                turn.date(),
                turn.at(),
                warehouse,
                0,
                0,
                capacity);
    }

    /**
     * A wave out of turn.
     *
     * @param number of the warehouse's extra waves on the date, from 1
     */
    public static Wave extra(ShopId shop, String warehouse, LocalDate date, int number, Instant now, int capacity) {
        return new Wave(
                shop,
                date + "-" + warehouse + "-x" + number,
                State.PLANNED,
                Kind.EXTRA,
                date,
                now,
                warehouse,
                0,
                0,
                capacity);
    }

    /** The wave with so many orders to be put in. */
    public Wave planned(int count) {
        return new Wave(shop, id, State.PLANNED, kind, date, at, warehouse, count, 0, capacity);
    }

    /** The wave as it went out. */
    public Wave released(int ordersIn, int unitsIn) {
        return new Wave(shop, id, State.RELEASED, kind, date, at, warehouse, ordersIn, unitsIn, capacity);
    }
}
