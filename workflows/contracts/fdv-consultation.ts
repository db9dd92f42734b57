/** An officer's question to an SSO or team leader (EM-8): one run per consultation. */

/** The workflow type, and the process's kind in its row. */
export const fdvConsultationKind = 'fdvConsultation';

export const fdvConsultationId = (consultationId: string) => `fdv-consultation/${consultationId}`;
