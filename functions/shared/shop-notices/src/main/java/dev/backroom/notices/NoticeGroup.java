package dev.backroom.notices;

import dev.backroom.model.ShopId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices of one type about one shop, told in one message. */
public record NoticeGroup(NoticeType type, Optional<ShopId> shop, List<Notice> notices) {
    private record Key(NoticeType type, Optional<ShopId> shop) {}

    public NoticeGroup {
        notices = List.copyOf(notices);
    }

    /** The notices as groups, the most severe first; within a group oldest first. */
    public static List<NoticeGroup> of(Collection<Notice> notices) {
        Map<Key, List<Notice>> groups = new LinkedHashMap<>();
        notices.stream()
                .sorted(Comparator.comparing(Notice::at))
                .forEach(notice -> groups.computeIfAbsent(
                                new Key(notice.type(), notice.shop()), key -> new ArrayList<>())
                        .add(notice));
        return groups.entrySet().stream()
                .map(group ->
                        new NoticeGroup(group.getKey().type(), group.getKey().shop(), group.getValue()))
                .sorted(Comparator.comparing(NoticeGroup::severity).reversed())
                .toList();
    }

    /** That of its most severe notice. */
    public Severity severity() {
        return notices.stream()
                .map(Notice::severity)
                .max(Comparator.naturalOrder())
                .orElse(type.severity());
    }
}
