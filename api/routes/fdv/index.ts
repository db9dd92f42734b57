import { answerAppropriate, answerNotAppropriate, handOverConsultation, withdrawConsultation } from './answer.ts';
import { listConsultants } from './consultants.ts';
import { consultation } from './consultation.ts';
import { recordFdvDiscussion } from './discussions.ts';
import { listReviews, recordFdvReview } from './reviews.ts';

export const fdvRoutes = [
  listReviews,
  recordFdvReview,
  recordFdvDiscussion,
  listConsultants,
  consultation,
  answerAppropriate,
  answerNotAppropriate,
  withdrawConsultation,
  handOverConsultation,
];
