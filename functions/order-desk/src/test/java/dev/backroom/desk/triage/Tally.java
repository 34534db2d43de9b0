package dev.backroom.desk.triage;

/** How often a hold was right. */
final class Tally {
    private int right;
    private int wrong;
    private int missed;

    void count(boolean expected, boolean held) {
        if (held) {
            right += expected ? 1 : 0;
            wrong += expected ? 0 : 1;
        } else if (expected) {
            missed++;
        }
    }

    double precision() {
        return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    double recall() {
        return right + missed == 0 ? 1 : (double) right / (right + missed);
    }

    @Override
    public String toString() {
        return "precision %.3f, recall %.3f (%d right, %d wrong, %d missed)"
                .formatted(precision(), recall(), right, wrong, missed);
    }
}
