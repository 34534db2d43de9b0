package dev.backroom.desk.handover;

import java.util.List;

/** A warehouse whose description cannot be used: its orders wait, because nobody would know of them. */
record Misdescribed(String fault) implements WarehouseAdapter {
    @Override
    public WarehouseAnswer send(WarehouseOrder order) {
        return refused();
    }

    @Override
    public WarehouseAnswer change(WarehouseOrder order) {
        return refused();
    }

    @Override
    public Known knows(String key) {
        return new Known.Unsaid(reason());
    }

    @Override
    public WarehouseAnswer recall(WarehouseOrder order) {
        return refused();
    }

    @Override
    public List<Sent> sent(String key) {
        return List.of();
    }

    private WarehouseAnswer refused() {
        return new WarehouseAnswer.Refused(reason());
    }

    private String reason() {
        return "put the warehouses' description right: " + fault;
    }
}
