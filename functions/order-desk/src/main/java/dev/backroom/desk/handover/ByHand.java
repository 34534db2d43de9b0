package dev.backroom.desk.handover;

import java.util.List;

/**
 * A warehouse that works from paper or from a sheet: the wave's pick list, or the file that a person imports into 店小秘 or
 * another system. A sheet is made of a wave when somebody asks for it, so that there is nothing to send here.
 */
final class ByHand implements WarehouseAdapter {
    @Override
    public WarehouseAnswer send(WarehouseOrder order) {
        return new WarehouseAnswer.Taken("");
    }

    @Override
    public WarehouseAnswer change(WarehouseOrder order) {
        return new WarehouseAnswer.Refused("the warehouse works from paper or a sheet; inform it in person");
    }

    @Override
    public Known knows(String key) {
        return new Known.TakesKeysOnce();
    }

    @Override
    public WarehouseAnswer recall(WarehouseOrder order) {
        return new WarehouseAnswer.Refused("the warehouse works from paper or a sheet; inform it in person");
    }

    @Override
    public List<Sent> sent(String key) {
        return List.of();
    }
}
