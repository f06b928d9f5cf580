/* Feedback: see feedback.h. */
#include "model/feedback.h"

bool feedback_conflicts(const struct feedback_item *i)
{
    if (i->answered == ANSWER_REJECTED)
        return i->result == RESULT_DONE;
    bool lacking = i->result == RESULT_NOT || i->result == RESULT_HALF;
    return (i->answered == ANSWER_ACCEPTED && lacking) ||
           (i->answered == ANSWER_PARTLY && i->result == RESULT_NOT);
}
