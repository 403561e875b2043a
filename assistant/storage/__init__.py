"""What is kept beyond one page view: questions and feedback for staff, and the key that seals conversations."""
