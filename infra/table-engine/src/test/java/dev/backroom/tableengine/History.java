package dev.backroom.tableengine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What several clients did to a few accounts, and what they were told. A history is good when there is one order of its
 * operations, in which none comes before one that had ended when it began, that explains every answer.
 */
final class History {
    private final List<Done> operations = new ArrayList<>();

    /**
     * One operation.
     *
     * @param began and ended on a clock that only counts
     * @param unknown whether the client does not know if it took effect
     */
    record Done(long began, long ended, Step step, boolean unknown) {}

    /** What an operation does to the accounts, if its answer fits them. */
    sealed interface Step {
        /** @return the accounts afterwards, or null where the answer contradicts them */
        long @Nullable [] on(long[] accounts);
    }

    /** One or all accounts were read; -1 where an account was not asked for. */
    record Read(long[] seen) implements Step {
        @Override
        public long @Nullable [] on(long[] accounts) {
            for (int at = 0; at < accounts.length; at++) {
                if (seen[at] >= 0 && seen[at] != accounts[at]) {
                    return null;
                }
            }
            return accounts;
        }
    }

    /** Units came from outside; the client saw the sum. */
    record Deposit(int account, long units, long seen) implements Step {
        @Override
        public long @Nullable [] on(long[] accounts) {
            long[] after = accounts.clone();
            after[account] += units;
            return seen < 0 || after[account] == seen ? after : null;
        }
    }

    /** Units went from one account to another in one transaction, if there were enough. */
    record Transfer(int from, int to, long units, boolean done) implements Step {
        @Override
        public long @Nullable [] on(long[] accounts) {
            if (accounts[from] >= units != done) {
                return null;
            }
            if (!done) {
                return accounts;
            }
            long[] after = accounts.clone();
            after[from] -= units;
            after[to] += units;
            return after;
        }
    }

    synchronized void add(Done done) {
        operations.add(done);
    }

    synchronized int size() {
        return operations.size();
    }

    /** Whether there is a serial order from the accounts at the beginning to those at the end. */
    synchronized boolean hasSerialOrder(long[] start, long[] end) {
        return search(new BitSet(), start, end, new HashSet<>());
    }

    private record Seen(BitSet done, List<Long> accounts) {}

    private boolean search(BitSet done, long[] accounts, long[] end, Set<Seen> seen) {
        if (done.cardinality() == operations.size()) {
            return Arrays.equals(accounts, end);
        }
        BitSet copy = BitSet.valueOf(done.toLongArray());
        if (!seen.add(new Seen(copy, Arrays.stream(accounts).boxed().toList()))) {
            return false;
        }
        long firstEnd = Long.MAX_VALUE;
        for (int at = done.nextClearBit(0); at < operations.size(); at = done.nextClearBit(at + 1)) {
            firstEnd = Math.min(firstEnd, operations.get(at).ended());
        }
        for (int at = done.nextClearBit(0); at < operations.size(); at = done.nextClearBit(at + 1)) {
            Done next = operations.get(at);
            if (next.began() < firstEnd && tries(done, at, next, accounts, end, seen)) {
                return true;
            }
        }
        return false;
    }

    private boolean tries(BitSet done, int at, Done next, long[] accounts, long[] end, Set<Seen> seen) {
        done.set(at);
        long[] after = next.step().on(accounts);
        boolean found =
                after != null && search(done, after, end, seen) || next.unknown() && search(done, accounts, end, seen);
        done.clear(at);
        return found;
    }
}
