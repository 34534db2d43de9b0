package dev.backroom.console;

/** Where a fragment will stand. */
sealed interface Setting {
    /**
     * A page on this machine.
     *
     * @param token what a form has to carry to be taken for this page's own; empty where the page offers no actions
     */
    record OwnPage(String token) implements Setting {
        @Override
        public String toString() {
            return "OwnPage";
        }
    }

    /**
     * A widget on a CloudWatch dashboard, where people sign in to AWS and need the right to invoke the function.
     *
     * @param endpoint the function's ARN, which links and buttons call; empty where it is not known
     */
    record Widget(String endpoint, boolean dark) implements Setting {}
}
